// name: account/groups
// question: How many neighbours of each kind does this account have?
// cost: the relationships of one account
// param: id string -- name of the account
// returns: id string -- name of the account
// returns: models int -- models it owns
// returns: datasets int -- datasets it owns
// returns: spaces int -- spaces it owns
// returns: contributed int -- repositories the person commits to
// returns: recorded int -- repositories with commits under this name, which is an alias or a bot
// returns: discussed int -- repositories the person starts discussions of
// returns: colleagues int -- people who commit to the same models
// returns: person int -- account it was merged into
// returns: spellings int -- spellings merged into it
MATCH (x:Account {name: $id})
RETURN x.name AS id,
  COUNT { (x)-[:OWNS]->(n:Model) WHERE n.listed } AS models,
  COUNT { (x)-[:OWNS]->(n:Dataset) WHERE n.listed } AS datasets,
  COUNT { (x)-[:OWNS]->(n:Space) WHERE n.listed } AS spaces,
  COUNT { (x)-[c:CONTRIBUTED]->() WHERE c.commits > 0 } AS contributed,
  COUNT { (x)-[c:CONTRIBUTED_RAW]->() WHERE c.commitsRaw > 0 } AS recorded,
  COUNT { (x)-[c:DISCUSSED]->() WHERE c.discussions > 0 } AS discussed,
  COUNT { MATCH (x)-[c:CONTRIBUTED]->(:Model)<-[d:CONTRIBUTED]-(n:Account) WHERE c.commits > 0 AND d.commits > 0 RETURN DISTINCT n } AS colleagues,
  COUNT { (x)-[:ALIAS_OF]->() } AS person,
  COUNT { (x)<-[:ALIAS_OF]-() } AS spellings
