MATCH (a:Account)-[:ALIAS_OF]->(b:Account)
RETURN a.name, b.name
ORDER BY a.name, b.name
