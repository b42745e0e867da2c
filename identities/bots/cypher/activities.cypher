// name: bots/activities
// question: Which commits to listed repositories did some names make, and which discussions in them did they start?
// parameters: names
// returns: name, kind and id of the repository, at (in milliseconds since 1970, null when unknown), sha and title (null
//   for a discussion), pull (whether a discussion is a pull request)
UNWIND $names AS name
MATCH (a:Account {name: name})
CALL (a) {
  MATCH (a)-[:AUTHORED]->(c:Commit)-[:IN]->(r:Repository)
  WHERE r.listed
  RETURN r.kind AS kind, r.id AS id, c.date.epochMillis AS at, c.sha AS sha, c.title AS title, false AS pull
  UNION ALL
  MATCH (a)-[:STARTED]->(d:Discussion)-[:ABOUT]->(r:Repository)
  WHERE r.listed
  RETURN r.kind AS kind, r.id AS id, d.date.epochMillis AS at, null AS sha, null AS title, d.isPullRequest AS pull
}
RETURN name, kind, id, at, sha, title, pull
