// name: space/models
// question: Which models does this space use?
// cost: reads the models that one space uses, found by its id
// param: id string -- id of the space
// param: limit int = 10 min 0 -- how many rows to list
// returns: model string -- id of the model
// returns: spaces int -- spaces that use it
// returns: likes int -- its likes
// returns: license string? -- its licence tag; null when it has none
// returns: license_class string -- its class: permissive, restrictive, none (no licence tag) or unlabelled

MATCH (:Space {id: $id})-[:USES]->(m:Model)
RETURN m.id AS model, coalesce(m.spaces, 0) AS spaces, m.likes AS likes, m.license AS license, coalesce(m.licenseClass, 'none') AS license_class
ORDER BY spaces DESC, model
LIMIT /*$limit*/ 10
