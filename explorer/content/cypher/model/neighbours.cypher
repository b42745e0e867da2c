// name: model/neighbours
// question: What stands around this model, and how much of it?
// note: models used together are counted when `hubgraph derive` has written them
// cost: reads the numbers of relationships of one model, found by its id
// param: id string -- id of the model
// returns: neighbours string -- what is counted
// returns: count int -- how many there are

MATCH (m:Model {id: $id})
UNWIND [['people who committed to it', COUNT { (m)<-[:CONTRIBUTED]-() }], ['people who started discussions of it', COUNT { (m)<-[:DISCUSSED]-() }], ['spaces that use it', COUNT { (m)<-[:USES]-() }],
  ['models that it derives from', COUNT { (m)-[:DERIVED_FROM]->() }], ['models that derive from it', COUNT { (m)<-[:DERIVED_FROM]-() }],
  ['datasets that it was trained on', COUNT { (m)-[:TRAINED_ON]->() }], ['models that spaces use together with it', m.coUsedWith],
  ['other repositories of its owner', coalesce(head([(m)<-[:OWNS]-(o) | coalesce(o.ownedModels, 0) + coalesce(o.ownedDatasets, 0) + coalesce(o.ownedSpaces, 0) - 1]), 0)]] AS pair
WITH pair
WHERE pair[1] IS NOT NULL
RETURN pair[0] AS neighbours, pair[1] AS count
