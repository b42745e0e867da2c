// The merges in the graph.
MATCH (a:Account)-[:ALIAS_OF]->(b:Account)
RETURN a.name AS alias, b.name AS canonical
ORDER BY alias, canonical
