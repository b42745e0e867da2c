// name: account/collaborators
// question: Who works with this account on models?
// cost: reads who committed to the models with several committers that one account committed to, found by its name
// param: id string -- name of the account
// param: limit int = 10 min 0 -- how many rows to list
// returns: collaborator string -- somebody who commits to the same models, where one of both is a first author
// returns: models int -- models that both commit to
// returns: commits_to int -- commits of the account to these models as first author
// returns: commits_from int -- commits of the collaborator to them as first author

MATCH (p:Account {name: $id})-[c:CONTRIBUTED]->(m:Model)
WHERE m.committers > 1
MATCH (m)<-[d:CONTRIBUTED]-(q:Account)
WHERE q <> p
WITH q, count(*) AS models, sum(c.firstAuthored) AS commits_to, sum(d.firstAuthored) AS commits_from
WHERE commits_to + commits_from > 0
RETURN q.name AS collaborator, models, commits_to, commits_from
ORDER BY commits_to + commits_from DESC, models DESC, collaborator
LIMIT /*$limit*/ 10
