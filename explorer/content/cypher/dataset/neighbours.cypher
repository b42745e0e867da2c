// name: dataset/neighbours
// question: What stands around this dataset, and how much of it?
// cost: reads the numbers of relationships of one dataset, found by its id
// param: id string -- id of the dataset
// returns: neighbours string -- what is counted
// returns: count int -- how many there are

MATCH (d:Dataset {id: $id})
UNWIND [['people who committed to it', COUNT { (d)<-[:CONTRIBUTED]-() }], ['people who started discussions of it', COUNT { (d)<-[:DISCUSSED]-() }],
  ['models trained on it', COUNT { (d)<-[:TRAINED_ON]-() }], ['other repositories of its owner', coalesce(head([(d)<-[:OWNS]-(o) | coalesce(o.ownedModels, 0) + coalesce(o.ownedDatasets, 0) + coalesce(o.ownedSpaces, 0) - 1]), 0)]] AS pair
RETURN pair[0] AS neighbours, pair[1] AS count
