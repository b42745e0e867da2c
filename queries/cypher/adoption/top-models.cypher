// name: adoption/top-models
// formerly: usage/top-models
// question: Which models do most spaces use?
// cost: reads every usage; grows with the usages
// param: limit int = 20 min 0 -- how many models to list
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// returns: model string -- id of the model
// returns: spaces int -- spaces that use it, listed or not
// example: limit=5

MATCH (m:Model)<-[:USES]-(s:Space)
WHERE m.listed AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
RETURN m.id AS model, count(s) AS spaces
ORDER BY spaces DESC, model
LIMIT /*$limit*/ 20
