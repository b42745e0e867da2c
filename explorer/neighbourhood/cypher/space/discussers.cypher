// name: space/discussers
// question: Who starts discussions of this space, pull requests among them?
// cost: the people who discuss one space
// param: id string -- id of the space
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- discussions started; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int -- discussions
// returns: detail string? -- none
MATCH (x:Space {id: $id})
MATCH (x)<-[c:DISCUSSED]-(n:Account)
WHERE c.discussions > 0
RETURN 'account' AS kind, n.name AS id, c.discussions AS importance, 'DISCUSSED' AS relationship, 'in' AS direction,
  c.discussions AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
