// name: developers/top-discussers
// question: Who starts the most discussions and pull requests?
// cost: reads people from the one with most discussions down, by an index, until there are enough; with a kind every pair of a person and a repository discussed
// param: limit int = 20 min 0 -- how many developers to list
// param: kind string = 'all' in all|model|dataset|space -- only discussions of repositories of this kind
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: developer string -- name
// returns: discussions int -- discussions and pull requests started
// returns: pull_requests int -- pull requests among them
// returns: merged int -- pull requests that were merged
// returns: repositories int -- repositories that they are about
// example: limit=5

WITH /*$kind*/ 'all' AS kind, /*$raw*/ false AS raw
CALL (kind, raw) {
  WITH kind, raw
  WHERE kind = 'all'
  MATCH (p:Account)
  WHERE p.discussions > 0 AND (NOT raw OR p.discussionsRaw IS NULL)
  WITH p, p.discussions AS discussions
  ORDER BY discussions DESC, p.name
  LIMIT /*$limit*/ 20
  RETURN p, discussions, p.pullRequests AS pull_requests, p.mergedPullRequests AS merged, COUNT { (p)-[:DISCUSSED]->() } AS repositories
  UNION ALL
  WITH kind, raw
  WHERE kind <> 'all' OR raw
  MATCH (p:Account)-[d:DISCUSSED|DISCUSSED_RAW]->(r:Repository)
  WHERE CASE kind WHEN 'all' THEN p.discussionsRaw > 0 ELSE r.kind = kind END
  WITH p, CASE WHEN raw THEN [coalesce(d.discussionsRaw, d.discussions), coalesce(d.pullRequestsRaw, d.pullRequests), coalesce(d.mergedPullRequestsRaw, d.mergedPullRequests)]
    ELSE [d.discussions, d.pullRequests, d.mergedPullRequests] END AS numbers
  WHERE numbers[0] > 0
  RETURN p, sum(numbers[0]) AS discussions, sum(numbers[1]) AS pull_requests, sum(numbers[2]) AS merged, count(*) AS repositories
}
RETURN p.name AS developer, discussions, pull_requests, merged, repositories
ORDER BY discussions DESC, developer
LIMIT /*$limit*/ 20
