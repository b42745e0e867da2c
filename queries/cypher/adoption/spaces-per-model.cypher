// name: adoption/spaces-per-model
// question: How many spaces use a model?
// note: models that no space uses are left out, as in figure 5 of the paper
// cost: reads the tallies of the spaces of models; grows with the number of their values
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// returns: spaces int -- spaces that use a model
// returns: models int -- models used by that many spaces
// returns: share float -- models / all used models

MATCH (t:Tally {of: 'spaces', kind: 'model'})
WHERE t.value > 0 AND /*$field*/ 'all' IN ['all'] + t.fields
WITH t.value AS spaces, sum(t.repositories) AS models
WITH collect([spaces, models]) AS rows, sum(models) AS every
UNWIND rows AS row
RETURN row[0] AS spaces, row[1] AS models, toFloat(row[1]) / every AS share
ORDER BY spaces
