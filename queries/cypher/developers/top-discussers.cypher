// name: developers/top-discussers
// question: Who starts the most discussions and pull requests?
// cost: reads every discussion from its starter on; grows with the discussions
// param: limit int = 20 min 0 -- how many developers to list
// param: kind string = 'all' in all|model|dataset|space -- only discussions of repositories of this kind
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: developer string -- name
// returns: discussions int -- discussions and pull requests started
// returns: pull_requests int -- pull requests among them
// returns: merged int -- pull requests that were merged
// returns: repositories int -- repositories that they are about
// example: limit=5

MATCH (a:Developer)-[:ALIAS_OF*0..]->(p:Account)
WHERE CASE WHEN /*$raw*/ false THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
MATCH (a)-[:STARTED]->(d:Discussion)-[:ABOUT]->(r:Repository)
WHERE r.listed AND /*$kind*/ 'all' IN ['all', r.kind]
RETURN p.name AS developer, count(DISTINCT d) AS discussions,
  count(DISTINCT CASE WHEN d.isPullRequest THEN d END) AS pull_requests,
  count(DISTINCT CASE WHEN d.isPullRequest AND d.status = 'merged' THEN d END) AS merged, count(DISTINCT r) AS repositories
ORDER BY discussions DESC, developer
LIMIT /*$limit*/ 20
