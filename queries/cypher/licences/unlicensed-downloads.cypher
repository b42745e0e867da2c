// name: licences/unlicensed-downloads
// formerly: licenses/unlicensed-downloads
// question: Which much downloaded repositories have no licence tag?
// note: spaces have no downloads, so only models and datasets are listed
// cost: reads repositories from the most downloaded down, by the index on downloads, until there are enough
// param: kind string = 'all' in all|model|dataset -- only this kind of repository
// param: limit int = 20 min 0 -- how many repositories to list
// returns: kind string -- model or dataset
// returns: repository string -- id of the repository
// returns: owner string? -- account that owns it
// returns: downloads int -- downloads of the last 30 days
// returns: likes int -- likes
// example: limit=5

MATCH (r:Repository)
WHERE r.downloads > 0 AND r.listed AND r.license IS NULL AND /*$kind*/ 'all' IN ['all', r.kind]
RETURN r.kind AS kind, r.id AS repository, r.owner AS owner, r.downloads AS downloads, r.likes AS likes
ORDER BY downloads DESC, CASE kind WHEN 'model' THEN 0 ELSE 1 END, repository
LIMIT /*$limit*/ 20
