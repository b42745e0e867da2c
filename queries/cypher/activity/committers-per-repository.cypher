// name: activity/committers-per-repository
// question: How many people commit to a repository?
// cost: reads every commit of the kind and its authors; grows with the commits
// param: kind string = 'model' in model|dataset|space -- kind of repository
// param: limit int = 20 min 0 -- how many rows to list, fewest committers first
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: committers int -- people among the authors of a repository's commits
// returns: repositories int -- repositories with that many
// returns: share float -- repositories / all of the kind

MATCH (r:Repository)
WHERE r.listed AND r.kind = /*$kind*/ 'model'
CALL (r) {
  MATCH (r)<-[:IN]-(:Commit)<-[:AUTHORED]-(a:Developer)
  WITH DISTINCT a
  MATCH (a)-[:ALIAS_OF*0..]->(p:Account)
  WHERE CASE WHEN /*$raw*/ false THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
  RETURN count(DISTINCT p) AS committers
}
WITH committers, count(r) AS repositories
WITH collect([committers, repositories]) AS rows, sum(repositories) AS every
UNWIND rows AS row
RETURN row[0] AS committers, row[1] AS repositories, toFloat(row[1]) / every AS share
ORDER BY committers
LIMIT /*$limit*/ 20
