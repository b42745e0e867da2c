// name: activity/without-commits
// question: Which repositories have no commits that we know of?
// note: commits of gated and private repositories cannot be listed
// param: kind string = 'all' in all|model|dataset|space -- only this kind of repository
// param: limit int = 20 min 0 -- how many repositories to list, the most liked first
// returns: kind -- model, dataset or space
// returns: repository -- id of the repository
// returns: likes -- likes
// returns: discussions -- discussions and pull requests

MATCH (r:Repository)
WHERE r.listed AND /*$kind*/ 'all' IN ['all', r.kind] AND NOT EXISTS { (r)<-[:IN]-() }
RETURN r.kind AS kind, r.id AS repository, r.likes AS likes, COUNT { (r)<-[:ABOUT]-() } AS discussions
ORDER BY likes DESC, CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END, repository
LIMIT /*$limit*/ 20
