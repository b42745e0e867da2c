// name: space/models
// question: Which models does this space use?
// cost: the models of one space
// param: id string -- id of the space
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- likes; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int? -- none
// returns: detail string? -- none
MATCH (x:Space {id: $id})
MATCH (x)-[:USES]->(n:Model)
WHERE n.listed
RETURN 'model' AS kind, n.id AS id, n.likes AS importance, 'USES' AS relationship, 'out' AS direction,
  null AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
