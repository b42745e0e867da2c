// name: activity/pull-requests
// question: What share of the discussions are pull requests, and how many are merged?
// cost: reads one tally of each kind
// returns: kind string -- model, dataset or space
// returns: discussions int -- discussions and pull requests
// returns: pull_requests int -- pull requests among them
// returns: share float -- pull_requests / discussions
// returns: merged int -- pull requests that were merged
// returns: merged_share float? -- merged / pull_requests; null without pull requests

MATCH (t:Tally {of: 'totals'})
WHERE t.discussions > 0
WITH t.kind AS kind, t.discussions AS discussions, t.pullRequests AS pull_requests, t.mergedPullRequests AS merged
RETURN kind, discussions, pull_requests, toFloat(pull_requests) / discussions AS share, merged,
  CASE pull_requests WHEN 0 THEN null ELSE toFloat(merged) / pull_requests END AS merged_share
ORDER BY CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END
