// name: lineage/top-datasets
// question: Which datasets are the most models trained on?
// cost: reads datasets from the one with most models down, by an index, until there are enough
// param: limit int = 20 min 0 -- how many datasets to list
// returns: dataset string -- id of the dataset
// returns: models int -- listed models that declare it as training data
// returns: downloads int -- downloads of the dataset in the last 30 days
// returns: license string? -- its licence key; null when it has none
// example: limit=5

MATCH (d:Dataset)
WHERE d.models > 0
RETURN d.id AS dataset, d.models AS models, d.downloads AS downloads, d.license AS license
ORDER BY models DESC, dataset
LIMIT /*$limit*/ 20
