// name: activity/fields
// question: How large are the subfields?
// note: a model may belong to several subfields; none counts models in no subfield
// cost: reads the tallies of licences; does not grow with the hub
// returns: field string -- cv, nlp, mm or none
// returns: models int -- listed models in it
// returns: share float -- models / all models
// returns: likes int -- their likes
// returns: downloads int -- their downloads of the last 30 days
// returns: used int -- models that a space uses

MATCH (t:Tally {of: 'licences', kind: 'model'})
WITH collect(t) AS tallies, sum(t.repositories) AS every
UNWIND tallies AS t
UNWIND CASE t.fields WHEN [] THEN ['none'] ELSE t.fields END AS field
WITH every, field, sum(t.repositories) AS models, sum(t.likes) AS likes, sum(t.downloads) AS downloads, sum(t.used) AS used
RETURN field, models, toFloat(models) / every AS share, likes, downloads, used
ORDER BY models DESC, field
