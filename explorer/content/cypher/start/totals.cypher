// name: start/totals
// question: What is in the graph?
// cost: reads one tally of each kind
// returns: kind string -- model, dataset or space
// returns: repositories int -- listed repositories
// returns: commits int -- their commits
// returns: discussions int -- their discussions and pull requests
// returns: pull_requests int -- pull requests among them

MATCH (t:Tally {of: 'totals'})
RETURN t.kind AS kind, t.repositories AS repositories, t.commits AS commits, t.discussions AS discussions, t.pullRequests AS pull_requests
ORDER BY CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END
