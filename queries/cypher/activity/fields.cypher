// name: activity/fields
// question: How large are the subfields?
// note: a model may belong to several subfields; none counts models in no subfield
// cost: reads every model; grows with the models
// returns: field string -- cv, nlp, mm or none
// returns: models int -- listed models in it
// returns: share float -- models / all models
// returns: likes int -- their likes
// returns: downloads int -- their downloads of the last 30 days
// returns: used int -- models that a space uses

MATCH (m:Model)
WHERE m.listed
WITH collect(m) AS models
UNWIND models AS m
UNWIND CASE WHEN coalesce(m.fields, []) = [] THEN ['none'] ELSE m.fields END AS field
WITH size(models) AS every, field, count(m) AS models, sum(m.likes) AS likes, sum(m.downloads) AS downloads,
  sum(CASE WHEN EXISTS { (m)<-[:USES]-() } THEN 1 ELSE 0 END) AS used
RETURN field, models, toFloat(models) / every AS share, likes, downloads, used
ORDER BY models DESC, field
