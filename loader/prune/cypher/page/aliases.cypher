// The aliases after a place, in the order of the index, with what each is merged into.
MATCH (a:Account)
USING INDEX SEEK a:Account(name)
WHERE a.name > $after AND EXISTS { (a)-[:ALIAS_OF]->(:Account) }
WITH a ORDER BY a.name LIMIT $rows
RETURN a.name AS alias, COLLECT { MATCH (a)-[:ALIAS_OF]->(b:Account) RETURN b.name } AS canonical
