// name: model/derived
// question: Which models derive from this model?
// cost: reads the models that derive from one model directly, found by its id
// param: id string -- id of the model
// param: limit int = 10 min 0 -- how many rows to list
// returns: model string -- a model that derives from it
// returns: relation string -- finetune, quantized, adapter, merge or unknown
// returns: likes int -- its likes
// returns: spaces int -- spaces that use it
// returns: license string? -- its licence tag; null when it has none
// returns: change string? -- how the class of the licence changes from this model to it; null when it stays

MATCH (b:Model {id: $id})<-[d:DERIVED_FROM]-(m:Model)
WHERE m.listed
WITH d, m, coalesce(b.licenseClass, 'none') AS own, coalesce(m.licenseClass, 'none') AS of_derived
RETURN m.id AS model, d.relation AS relation, m.likes AS likes, coalesce(m.spaces, 0) AS spaces, m.license AS license, CASE WHEN own <> of_derived THEN own + ' to ' + of_derived END AS change
ORDER BY likes DESC, spaces DESC, model, relation
LIMIT /*$limit*/ 10
