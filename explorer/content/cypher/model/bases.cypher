// name: model/bases
// question: What does this model derive from, step by step, and under which licences?
// cost: follows the bases of one model, each once, however many ways lead to it
// param: id string -- id of the model
// param: limit int = 20 min 0 -- how many steps to list
// returns: generation int -- steps from this model to the base, 1 for a direct one
// returns: model string -- the model that derives
// returns: relation string -- finetune, quantized, adapter, merge or unknown
// returns: base string -- the model that it derives from
// returns: license string? -- licence tag of the base; null when it has none
// returns: license_class string -- its class: permissive, restrictive, none (no licence tag) or unlabelled
// returns: change string? -- how the class of the licence changes from the base to the model; null when it stays

MATCH path = (:Model {id: $id})-[:DERIVED_FROM*0..]->(x:Model)
WITH x, min(length(path)) AS steps
MATCH (x)-[d:DERIVED_FROM]->(b:Model)
WHERE b.listed
WITH steps + 1 AS generation, x, d, b, coalesce(x.licenseClass, 'none') AS own, coalesce(b.licenseClass, 'none') AS of_base
RETURN generation, x.id AS model, d.relation AS relation, b.id AS base, b.license AS license, of_base AS license_class,
  CASE WHEN own <> of_base THEN of_base + ' to ' + own END AS change
ORDER BY generation, model, base, relation
LIMIT /*$limit*/ 20
