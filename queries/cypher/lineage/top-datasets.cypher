// name: lineage/top-datasets
// question: Which datasets are most models trained on?
// param: limit int = 20 min 0 -- how many datasets to list
// returns: dataset -- id of the dataset
// returns: models -- listed models that say they were trained on it
// returns: downloads -- downloads of the dataset in the last 30 days
// returns: license -- its licence key; null when it has none

MATCH (d:Dataset)<-[:TRAINED_ON]-(m:Model)
WHERE d.listed AND m.listed
RETURN d.id AS dataset, count(m) AS models, d.downloads AS downloads, d.license AS license
ORDER BY models DESC, dataset
LIMIT /*$limit*/ 20
