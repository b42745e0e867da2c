// name: analytics/identities
// question: Which names were merged into which?
// returns: alias, canonical
MATCH (a:Account)-[:ALIAS_OF]->(c:Account)
RETURN a.name AS alias, c.name AS canonical
ORDER BY alias, canonical
