// name: account/organisations
// question: For whom else does this account work?
// cost: reads the repositories that one account committed to, found by its name
// param: id string -- name of the account
// param: limit int = 10 min 0 -- how many rows to list
// returns: owner string -- another account, whose repositories it commits to
// returns: type string -- organisation, user, or unknown where no record says which
// returns: repositories int -- repositories of that account that it committed to
// returns: commits int -- its commits to them

MATCH (a:Account {name: $id})-[c:CONTRIBUTED|CONTRIBUTED_RAW]->(r:Repository)
WHERE r.owner <> $id
WITH r.owner AS owner, count(*) AS repositories, sum(coalesce(c.commits, c.commitsRaw)) AS commits
ORDER BY commits DESC, repositories DESC, owner
LIMIT /*$limit*/ 10
MATCH (o:Account {name: owner})
RETURN owner, CASE o.type WHEN 'org' THEN 'organisation' ELSE coalesce(o.type, 'unknown') END AS type, repositories, commits
ORDER BY commits DESC, repositories DESC, owner
