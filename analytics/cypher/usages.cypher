// name: analytics/usages
// question: What is known of the models that are used and of the spaces that use them?
// returns: kind, repositories, one in a row, as analytics/repositories has them, without commits and discussions
MATCH (s:Space)-[:USES]->(r:Model)
WHERE r.listed
WITH r, collect([s.id, s.listed]) AS spaces
RETURN r.kind AS kind, [[r.id, r.owner, r.license, r.likes, r.downloads, r.fields, [], [], spaces]] AS repositories
UNION ALL
MATCH (r:Space)-[:USES]->(:Model {listed: true})
WHERE r.listed
WITH DISTINCT r
RETURN r.kind AS kind, [[r.id, r.owner, r.license, r.likes, r.downloads, r.fields, [], [], []]] AS repositories
