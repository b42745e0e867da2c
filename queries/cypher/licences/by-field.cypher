// name: licences/by-field
// question: Do the subfields differ in the licences of their models?
// note: a model may belong to several subfields; all counts every model
// cost: reads every model; grows with the models
// returns: field string -- all, cv, nlp or mm
// returns: class string -- permissive, restrictive, none (no licence) or unlabelled
// returns: models int -- models of the subfield with such a licence
// returns: share float -- models / all of the subfield

MATCH (m:Model)
WHERE m.listed
UNWIND ['all'] + coalesce(m.fields, []) AS field
WITH field, coalesce(m.licenseClass, 'none') AS class, count(m) AS models
WITH field, sum(models) AS every, collect({class: class, models: models}) AS rows
UNWIND rows AS row
RETURN field, row.class AS class, row.models AS models, toFloat(row.models) / every AS share
ORDER BY CASE field WHEN 'all' THEN 0 WHEN 'cv' THEN 1 WHEN 'nlp' THEN 2 ELSE 3 END, models DESC, class
