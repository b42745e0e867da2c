// name: space/neighbours
// question: What stands around this space, and how much of it?
// cost: reads the numbers of relationships of one space, found by its id
// param: id string -- id of the space
// returns: neighbours string -- what is counted
// returns: count int -- how many there are

MATCH (s:Space {id: $id})
UNWIND [['models that it uses', COUNT { (s)-[:USES]->() }], ['people who committed to it', COUNT { (s)<-[:CONTRIBUTED]-() }], ['people who started discussions of it', COUNT { (s)<-[:DISCUSSED]-() }],
  ['other repositories of its owner', coalesce(head([(s)<-[:OWNS]-(o) | coalesce(o.ownedModels, 0) + coalesce(o.ownedDatasets, 0) + coalesce(o.ownedSpaces, 0) - 1]), 0)]] AS pair
RETURN pair[0] AS neighbours, pair[1] AS count
