// name: account/colleagues
// question: Who commits to the same models as this person?
// cost: the models of one person, and who commits to these
// param: id string -- name of the account
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- models that both commit to; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int -- models
// returns: detail string? -- none
MATCH (x:Account {name: $id})
MATCH (x)-[c:CONTRIBUTED]->(m:Model)<-[d:CONTRIBUTED]-(n:Account)
WHERE c.commits > 0 AND d.commits > 0
WITH x, n, count(m) AS models
RETURN 'account' AS kind, n.name AS id, models AS importance, 'COMMITS_WITH' AS relationship, 'both' AS direction,
  models AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
