MATCH (a:Account)-[:ALIAS_OF]->(b:Account)
RETURN a.name AS alias, b.name AS canonical
ORDER BY alias, canonical
