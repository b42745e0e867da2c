// name: analytics/discussions
// question: How many discussions of each repository did each account start?
// returns: kind, repo, starter (null when the account is gone), discussions
MATCH (r:Repository)
WHERE r.listed
CALL (r) {
  MATCH (r)<-[:ABOUT]-(d:Discussion)
  OPTIONAL MATCH (d)<-[:STARTED]-(p:Account)
  RETURN p.name AS starter, count(*) AS discussions
}
RETURN r.kind AS kind, r.id AS repo, starter, discussions
