// name: model/datasets
// question: Which datasets was this model trained on?
// cost: reads the datasets of one model, found by its id
// param: id string -- id of the model
// param: limit int = 10 min 0 -- how many rows to list
// returns: dataset string -- id of the dataset
// returns: likes int -- its likes
// returns: models int -- listed models trained on it
// returns: license string? -- its licence tag; null when it has none
// returns: license_class string -- its class: permissive, restrictive, none (no licence tag) or unlabelled

MATCH (:Model {id: $id})-[:TRAINED_ON]->(d:Dataset)
RETURN d.id AS dataset, d.likes AS likes, coalesce(d.models, 0) AS models, d.license AS license, coalesce(d.licenseClass, 'none') AS license_class
ORDER BY models DESC, dataset
LIMIT /*$limit*/ 10
