// name: account/contributors
// question: Who commits to what this account owns?
// cost: reads who committed to the repositories of one owner, found by its name
// param: id string -- name of the account
// param: limit int = 10 min 0 -- how many rows to list
// returns: person string -- name, the canonical one of several spellings
// returns: commits int -- commits with the person among the authors
// returns: repositories int -- repositories with these commits
// returns: last datetime? -- date of the last one; null when no date is known

MATCH (:Account {name: $id})-[:OWNS]->(r:Repository)<-[c:CONTRIBUTED]-(p:Account)
RETURN p.name AS person, sum(c.commits) AS commits, count(*) AS repositories, max(c.last) AS last
ORDER BY commits DESC, person
LIMIT /*$limit*/ 10
