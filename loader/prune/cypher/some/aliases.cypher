// rows: names of accounts
// What each is merged into.
UNWIND $rows AS name
MATCH (a:Account {name: name})
WHERE EXISTS { (a)-[:ALIAS_OF]->(:Account) }
RETURN a.name AS alias, COLLECT { MATCH (a)-[:ALIAS_OF]->(b:Account) RETURN b.name } AS canonical
