// name: activity/pull-requests
// question: What share of the discussions are pull requests, and how many are merged?
// returns: kind -- model, dataset or space
// returns: discussions -- discussions and pull requests
// returns: pull_requests -- pull requests among them
// returns: share -- pull_requests / discussions
// returns: merged -- pull requests that were merged
// returns: merged_share -- merged / pull_requests; null without any

MATCH (d:Discussion)-[:ABOUT]->(r:Repository)
WHERE r.listed
WITH r.kind AS kind, count(d) AS discussions,
  sum(CASE WHEN d.isPullRequest THEN 1 ELSE 0 END) AS pull_requests,
  sum(CASE WHEN d.isPullRequest AND d.status = 'merged' THEN 1 ELSE 0 END) AS merged
RETURN kind, discussions, pull_requests, toFloat(pull_requests) / discussions AS share, merged,
  CASE pull_requests WHEN 0 THEN null ELSE toFloat(merged) / pull_requests END AS merged_share
ORDER BY CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END
