// name: organisations/contributors
// question: Who commits to the repositories of an owner?
// cost: reads who committed to the repositories of one owner; by default the owner comes from an index
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
  WITH given
  WHERE given IS NULL
  MATCH (o:Account)
  WHERE o.ownedLikes >= 0
  RETURN o
  ORDER BY o.ownedLikes DESC, o.name
  LIMIT 1
}
MATCH (o)-[:OWNS]->(r:Repository)<-[c:CONTRIBUTED|CONTRIBUTED_RAW]-(p:Account)
WITH o, p, CASE WHEN raw THEN [coalesce(c.commitsRaw, c.commits), CASE c.monthsRaw WHEN [] THEN null ELSE coalesce(c.firstRaw, c.first) END, CASE c.monthsRaw WHEN [] THEN null ELSE coalesce(c.lastRaw, c.last) END]
  ELSE [c.commits, c.first, c.last] END AS work
WHERE work[0] > 0
RETURN o.name AS owner, p.name AS developer, sum(work[0]) AS commits, count(*) AS repositories, min(work[1]) AS first, max(work[2]) AS last
ORDER BY commits DESC, developer
LIMIT /*$limit*/ 20
