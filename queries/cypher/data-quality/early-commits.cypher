// name: data-quality/early-commits
// question: Which repositories carry commits from before they were created?
// note: a duplicated space carries the history of its original, a moved repository its former one: such commits were not made here
// note: repositories with the Hub's stamp, 2022-03-02T23:29:04Z, are left out unless stamped is true: it stands for the date of creation of all that is older
// cost: reads the repositories that have such commits, by an index
// param: kind string = 'all' in all|model|dataset|space -- only this kind of repository
// param: stamped bool = false -- also repositories with the Hub's stamp in place of their date of creation
// param: limit int = 20 min 0 -- how many repositories to list
// returns: kind string -- model, dataset or space
// returns: repository string -- id of the repository
// returns: created datetime -- when it was created
// returns: first datetime -- date of its earliest commit
// returns: early int -- commits from before the creation
// returns: commits int -- all its commits
// example: limit=5

MATCH (r:Repository)
WHERE r.earlyCommits > 0 AND /*$kind*/ 'all' IN ['all', r.kind] AND (/*$stamped*/ false OR r.createdAt <> datetime('2022-03-02T23:29:04Z'))
RETURN r.kind AS kind, r.id AS repository, r.createdAt AS created, r.firstCommit AS first, r.earlyCommits AS early, r.commits AS commits
ORDER BY early DESC, CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END, repository
LIMIT /*$limit*/ 20
