// name: bots/tally
// question: How many commits to listed repositories did each name make, and how many discussions in them did it start?
// parameters:
// returns: name, activities
MATCH (a:Developer)
RETURN a.name AS name,
  COUNT { (a)-[:AUTHORED]->(:Commit)-[:IN]->(r:Repository) WHERE r.listed } +
  COUNT { (a)-[:STARTED]->(:Discussion)-[:ABOUT]->(r:Repository) WHERE r.listed } AS activities
