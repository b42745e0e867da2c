// name: account/repositories
// question: What does this account own?
// cost: reads the repositories of one owner, found by its name
// param: id string -- name of the account
// param: limit int = 10 min 0 -- how many rows to list
// returns: kind string -- model, dataset or space
// returns: repository string -- id of the repository
// returns: likes int -- likes
// returns: downloads int? -- downloads of the last 30 days; null for spaces
// returns: commits int -- commits
// returns: license string? -- its licence tag; null when it has none

MATCH (x:Account)-[:ALIAS_OF*0..]->(:Account {name: $id})
WITH DISTINCT x
MATCH (x)-[:OWNS]->(r:Repository)
WHERE r.listed
RETURN r.kind AS kind, r.id AS repository, r.likes AS likes, r.downloads AS downloads, r.commits AS commits, r.license AS license
ORDER BY likes DESC, kind, repository
LIMIT /*$limit*/ 10
