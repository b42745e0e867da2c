// name: organisations/contributors
// question: Who commits to the repositories of an owner?
// cost: reads the commits of one owner's repositories, and every repository once when no owner is given
// param: owner string = null -- account; by default the one whose repositories have the most likes
// param: limit int = 20 min 0 -- how many people to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: owner string -- the given account
// returns: developer string -- somebody who committed to one of its repositories
// returns: commits int -- commits with the developer among the authors
// returns: repositories int -- repositories with these commits
// returns: first datetime? -- date of the first one; null when no date is known
// returns: last datetime? -- date of the last one; null when no date is known
// example: limit=5

WITH /*$owner*/ null AS given, /*$raw*/ false AS raw
CALL (given) {
  MATCH (o:Account {name: given})
  RETURN o
  UNION ALL
  MATCH (o:Account)-[:OWNS]->(r:Repository)
  WHERE given IS NULL AND r.listed
  WITH o, sum(r.likes) AS likes
  ORDER BY likes DESC, o.name
  LIMIT 1
  RETURN o
}
MATCH (o)-[:OWNS]->(r:Repository)<-[:IN]-(c:Commit)<-[:AUTHORED]-(a:Developer)
WHERE r.listed
WITH o, a, collect(DISTINCT c) AS commits, collect(DISTINCT r) AS repositories, raw
MATCH (a)-[:ALIAS_OF*0..]->(p:Account)
WHERE CASE WHEN raw THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
UNWIND commits AS c
MATCH (c)-[:IN]->(r:Repository)
RETURN o.name AS owner, p.name AS developer, count(DISTINCT c) AS commits, count(DISTINCT r) AS repositories, min(c.date) AS first, max(c.date) AS last
ORDER BY commits DESC, developer
LIMIT /*$limit*/ 20
