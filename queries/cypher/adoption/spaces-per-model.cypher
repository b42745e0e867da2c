// name: adoption/spaces-per-model
// question: How many spaces use a model?
// note: models that no space uses are left out, as in figure 5 of the paper
// cost: counts the usages of every model without visiting them; grows with the models
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// returns: spaces int -- spaces that use a model
// returns: models int -- models used by that many spaces
// returns: share float -- models / all used models

MATCH (m:Model)
WHERE m.listed AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
WITH COUNT { (m)<-[:USES]-() } AS spaces
WHERE spaces > 0
WITH spaces, count(*) AS models
WITH collect([spaces, models]) AS rows, sum(models) AS every
UNWIND rows AS row
RETURN row[0] AS spaces, row[1] AS models, toFloat(row[1]) / every AS share
ORDER BY spaces
