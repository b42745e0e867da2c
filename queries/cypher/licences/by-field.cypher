// name: licences/by-field
// question: Do the subfields differ in the licences of their models?
// note: a model may belong to several subfields; all counts every model
// cost: reads the tallies of licences; does not grow with the hub
// returns: field string -- all, cv, nlp or mm
// returns: class string -- permissive, restrictive, none (no licence tag) or unlabelled
// returns: models int -- models of the subfield with such a licence
// returns: share float -- models / all of the subfield

MATCH (t:Tally {of: 'licences', kind: 'model'})
UNWIND ['all'] + t.fields AS field
WITH field, t.licenseClass AS class, sum(t.repositories) AS models
WITH field, sum(models) AS every, collect({class: class, models: models}) AS rows
UNWIND rows AS row
RETURN field, row.class AS class, row.models AS models, toFloat(row.models) / every AS share
ORDER BY CASE field WHEN 'all' THEN 0 WHEN 'cv' THEN 1 WHEN 'nlp' THEN 2 ELSE 3 END, models DESC, class
