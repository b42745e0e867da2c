// name: model/datasets
// question: Which datasets is this model trained on?
// cost: the datasets of one model
// param: id string -- id of the model
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- likes; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int? -- none
// returns: detail string? -- none
MATCH (x:Model {id: $id})
MATCH (x)-[:TRAINED_ON]->(n:Dataset)
WHERE n.listed
RETURN 'dataset' AS kind, n.id AS id, n.likes AS importance, 'TRAINED_ON' AS relationship, 'out' AS direction,
  null AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
