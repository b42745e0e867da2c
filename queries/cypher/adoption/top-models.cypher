// name: adoption/top-models
// formerly: usage/top-models
// question: Which models do most spaces use?
// param: limit int = 20 min 0 -- how many models to list
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// returns: model -- id of the model
// returns: spaces -- spaces that use it, listed or not

MATCH (m:Model)<-[:USES]-(s:Space)
WHERE m.listed AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
RETURN m.id AS model, count(s) AS spaces
ORDER BY spaces DESC, model
LIMIT /*$limit*/ 20
