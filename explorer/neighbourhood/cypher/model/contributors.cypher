// name: model/contributors
// question: Who commits to this model?
// cost: the people who commit to one model
// param: id string -- id of the model
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- commits to it; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int -- commits
// returns: detail string? -- none
MATCH (x:Model {id: $id})
MATCH (x)<-[c:CONTRIBUTED]-(n:Account)
WHERE c.commits > 0
RETURN 'account' AS kind, n.name AS id, c.commits AS importance, 'CONTRIBUTED' AS relationship, 'in' AS direction,
  c.commits AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
