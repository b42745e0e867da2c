// name: analytics/commits
// question: How many commits of each repository have the same authors, in the order recorded?
// returns: kind, repo, authors (names), commits
MATCH (r:Repository)
WHERE r.listed
CALL (r) {
  MATCH (r)<-[:IN]-(c:Commit)
  RETURN COLLECT { MATCH (c)<-[a:AUTHORED]-(p:Account) RETURN p.name ORDER BY a.position } AS authors, count(*) AS commits
}
RETURN r.kind AS kind, r.id AS repo, authors, commits
