// name: identities/activity
// question: When did each of some names make commits to listed repositories, and start discussions in them?
// parameters: names
// returns: name, times (in milliseconds since 1970, each once, in no order)
UNWIND $names AS name
MATCH (a:Account {name: name})
CALL (a) {
  MATCH (a)-[:AUTHORED]->(c:Commit)-[:IN]->(r:Repository)
  WHERE r.listed AND c.date IS NOT NULL
  RETURN c.date.epochMillis AS at
  UNION
  MATCH (a)-[:STARTED]->(d:Discussion)-[:ABOUT]->(r:Repository)
  WHERE r.listed AND d.date IS NOT NULL
  RETURN d.date.epochMillis AS at
}
RETURN name, collect(DISTINCT at) AS times
