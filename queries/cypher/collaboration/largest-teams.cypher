// name: collaboration/largest-teams
// question: Which repositories did the most people commit to?
// cost: reads every commit of the kind and its authors; grows with the commits
// param: kind string = 'model' in model|dataset|space -- kind of repository
// param: limit int = 20 min 0 -- how many repositories to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: repository string -- id of the repository
// returns: developers int -- people among the authors of its commits
// returns: commits int -- all its commits, including those of bots and without an author
// example: limit=5

MATCH (r:Repository)
WHERE r.listed AND r.kind = /*$kind*/ 'model'
CALL (r) {
  MATCH (r)<-[:IN]-(:Commit)<-[:AUTHORED]-(a:Developer)
  WITH DISTINCT a
  MATCH (a)-[:ALIAS_OF*0..]->(p:Account)
  WHERE CASE WHEN /*$raw*/ false THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
  RETURN count(DISTINCT p) AS developers
}
WITH r, developers
WHERE developers > 0
RETURN r.id AS repository, developers, COUNT { (r)<-[:IN]-(:Commit) } AS commits
ORDER BY developers DESC, repository
LIMIT /*$limit*/ 20
