// name: model/spaces
// question: Which spaces use this model, listed or not?
// cost: the spaces of one model
// param: id string -- id of the model
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- likes, 0 for a space that is not listed; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int? -- none
// returns: detail string? -- none
MATCH (x:Model {id: $id})
MATCH (x)<-[:USES]-(n:Space)
RETURN 'space' AS kind, n.id AS id, coalesce(n.likes, 0) AS importance, 'USES' AS relationship, 'in' AS direction,
  null AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
