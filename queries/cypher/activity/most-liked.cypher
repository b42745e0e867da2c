// name: activity/most-liked
// question: Which repositories are liked the most?
// cost: reads repositories from the most liked down, by the index on likes, until there are enough
// param: kind string = 'all' in all|model|dataset|space -- only this kind of repository
// param: limit int = 20 min 0 -- how many repositories to list
// returns: kind string -- model, dataset or space
// returns: repository string -- id of the repository
// returns: likes int -- likes
// returns: downloads int? -- downloads of the last 30 days; null for spaces
// example: limit=5

MATCH (r:Repository)
WHERE r.likes >= 0 AND r.listed AND /*$kind*/ 'all' IN ['all', r.kind]
RETURN r.kind AS kind, r.id AS repository, r.likes AS likes, r.downloads AS downloads
ORDER BY likes DESC, CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END, repository
LIMIT /*$limit*/ 20
