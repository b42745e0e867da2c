// name: analytics/usages
// question: Which space uses which listed model?
// returns: space, listed (whether the space is), model
MATCH (s:Space)-[:USES]->(m:Model)
WHERE m.listed
RETURN s.id AS space, s.listed AS listed, m.id AS model
