// name: account/neighbours
// question: What stands around this account, and how much of it?
// note: collaborators are counted when `hubgraph derive` has written them
// cost: reads the numbers of relationships of one account, found by its name
// param: id string -- name of the account
// returns: neighbours string -- what is counted
// returns: count int -- how many there are

MATCH (a:Account {name: $id})
UNWIND [['repositories that it owns', COUNT { (a)-[:OWNS]->() }], ['repositories that it committed to', COUNT { (a)-[:CONTRIBUTED|CONTRIBUTED_RAW]->() }], ['repositories that it discussed', COUNT { (a)-[:DISCUSSED|DISCUSSED_RAW]->() }],
  ['spellings merged into it', COUNT { (a)<-[:ALIAS_OF]-() }], ['people whose models it commits to', CASE WHEN a.kCore IS NOT NULL THEN COUNT { (a)-[:COLLABORATES_WITH]->() } END], ['people who commit to its models', CASE WHEN a.kCore IS NOT NULL THEN COUNT { (a)<-[:COLLABORATES_WITH]-() } END]] AS pair
WITH pair
WHERE pair[1] IS NOT NULL
RETURN pair[0] AS neighbours, pair[1] AS count
