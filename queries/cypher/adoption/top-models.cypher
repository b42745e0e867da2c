// name: adoption/top-models
// formerly: usage/top-models
// question: Which models do most spaces use?
// note: a usage is a pair of a space and a model that it uses
// cost: reads models from the most used down, by the index on spaces, until there are enough
// param: limit int = 20 min 0 -- how many models to list
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// returns: model string -- id of the model
// returns: spaces int -- spaces that use it, listed or not
// returns: share float -- spaces / all usages of models of the subfield
// example: limit=5

CALL () {
  MATCH (t:Tally {of: 'spaces', kind: 'model'})
  WHERE /*$field*/ 'all' IN ['all'] + t.fields
  RETURN sum(t.value * t.repositories) AS usages
}
MATCH (m:Model)
WHERE m.spaces > 0 AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
RETURN m.id AS model, m.spaces AS spaces, toFloat(m.spaces) / usages AS share
ORDER BY spaces DESC, model
LIMIT /*$limit*/ 20
