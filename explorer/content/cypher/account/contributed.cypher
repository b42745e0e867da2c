// name: account/contributed
// question: Where does this account commit?
// cost: reads the repositories that one account committed to, found by its name
// param: id string -- name of the account
// param: limit int = 10 min 0 -- how many rows to list
// returns: kind string -- model, dataset or space
// returns: repository string -- id of the repository
// returns: commits int -- its commits to it
// returns: first datetime? -- date of the first one; null when no date is known
// returns: last datetime? -- date of the last one; null when no date is known

MATCH (:Account {name: $id})-[c:CONTRIBUTED|CONTRIBUTED_RAW]->(r:Repository)
WITH r, c, coalesce(c.commits, c.commitsRaw) AS commits
WHERE commits > 0
RETURN r.kind AS kind, r.id AS repository, commits, coalesce(c.first, c.firstRaw) AS first, coalesce(c.last, c.lastRaw) AS last
ORDER BY commits DESC, kind, repository
LIMIT /*$limit*/ 10
