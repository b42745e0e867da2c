// name: licence/models
// question: Which models have this licence?
// cost: the models of one licence
// param: id string -- key of the licence
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- likes; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int? -- none
// returns: detail string? -- none
MATCH (x:License {id: $id})
MATCH (x)<-[:LICENSED_UNDER]-(n:Model)
WHERE n.listed
RETURN 'model' AS kind, n.id AS id, n.likes AS importance, 'LICENSED_UNDER' AS relationship, 'in' AS direction,
  null AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
