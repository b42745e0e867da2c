// name: data-quality/early-commits
// question: Which repositories carry commits from before they were created?
// note: a duplicated space carries the history of its original, a moved repository its former one: such commits were not made here
// cost: reads every commit and its repository; grows with the commits
// param: kind string = 'all' in all|model|dataset|space -- only this kind of repository
// param: limit int = 20 min 0 -- how many repositories to list
// returns: kind string -- model, dataset or space
// returns: repository string -- id of the repository
// returns: created datetime -- when it was created
// returns: first datetime -- date of its earliest commit
// returns: early int -- commits from before the creation
// returns: commits int -- all its commits
// example: limit=5

MATCH (r:Repository)<-[:IN]-(c:Commit)
WHERE r.listed AND /*$kind*/ 'all' IN ['all', r.kind] AND c.date < r.createdAt
WITH r, count(c) AS early, min(c.date) AS first
RETURN r.kind AS kind, r.id AS repository, r.createdAt AS created, first, early, COUNT { (r)<-[:IN]-() } AS commits
ORDER BY early DESC, CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END, repository
LIMIT /*$limit*/ 20
