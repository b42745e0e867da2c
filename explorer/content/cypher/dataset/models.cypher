// name: dataset/models
// question: Which models were trained on this dataset?
// cost: reads the models trained on one dataset, found by its id
// param: id string -- id of the dataset
// param: limit int = 10 min 0 -- how many rows to list
// returns: model string -- id of the model
// returns: likes int -- its likes
// returns: spaces int -- spaces that use it
// returns: license string? -- its licence tag; null when it has none
// returns: change string? -- how the class of the licence changes from the dataset to the model; null when it stays

MATCH (d:Dataset {id: $id})<-[:TRAINED_ON]-(m:Model)
WHERE m.listed
WITH m, coalesce(d.licenseClass, 'none') AS own, coalesce(m.licenseClass, 'none') AS of_model
RETURN m.id AS model, m.likes AS likes, coalesce(m.spaces, 0) AS spaces, m.license AS license, CASE WHEN own <> of_model THEN own + ' to ' + of_model END AS change
ORDER BY likes DESC, spaces DESC, model
LIMIT /*$limit*/ 10
