// name: activity/without-commits
// question: Which repositories have no known commits?
// note: commits of gated and private repositories cannot be listed
// cost: reads the repositories without commits from the most liked down, by the index on commits and likes, until there are enough
// param: kind string = 'all' in all|model|dataset|space -- only this kind of repository
// param: limit int = 20 min 0 -- how many repositories to list, the most liked first
// returns: kind string -- model, dataset or space
// returns: repository string -- id of the repository
// returns: likes int -- likes
// returns: discussions int -- discussions and pull requests
// example: limit=5

MATCH (r:Repository)
WHERE r.commits = 0 AND r.likes >= 0 AND /*$kind*/ 'all' IN ['all', r.kind]
RETURN r.kind AS kind, r.id AS repository, r.likes AS likes, r.discussions AS discussions
ORDER BY likes DESC, CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END, repository
LIMIT /*$limit*/ 20
