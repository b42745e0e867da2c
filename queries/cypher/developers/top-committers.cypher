// name: developers/top-committers
// question: Who made the most commits?
// note: every author of a commit counts once, under any spelling
// cost: reads every commit from its authors on; grows with the commits
// param: limit int = 20 min 0 -- how many developers to list
// param: kind string = 'all' in all|model|dataset|space -- only commits to repositories of this kind
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: developer string -- name
// returns: commits int -- commits with the developer among the authors
// returns: repositories int -- repositories of these commits
// example: limit=5

WITH /*$kind*/ 'all' AS kind
MATCH (a:Developer)-[:ALIAS_OF*0..]->(p:Account)
WHERE CASE WHEN /*$raw*/ false THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
WITH kind, p, collect(a) AS accounts
CALL (kind, accounts) {
  UNWIND accounts AS a
  MATCH (a)-[:AUTHORED]->(c:Commit)-[:IN]->(r:Repository)
  WHERE kind = 'all' OR r.kind = kind
  RETURN count(DISTINCT c) AS commits, count(DISTINCT r) AS repositories
}
WITH p, commits, repositories
WHERE commits > 0
RETURN p.name AS developer, commits, repositories
ORDER BY commits DESC, developer
LIMIT /*$limit*/ 20
