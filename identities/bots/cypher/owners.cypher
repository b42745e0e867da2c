// name: bots/owners
// question: How many commits and discussions did each name have in the listed repositories of some owners?
// parameters: owners
// returns: owner, name, activities
UNWIND $owners AS owner
MATCH (:Account {name: owner})-[:OWNS]->(r:Repository)
WHERE r.listed
CALL (r) {
  MATCH (r)<-[:IN]-(:Commit)<-[:AUTHORED]-(a:Account)
  RETURN a.name AS name
  UNION ALL
  MATCH (r)<-[:ABOUT]-(:Discussion)<-[:STARTED]-(a:Account)
  RETURN a.name AS name
}
RETURN owner, name, count(*) AS activities
