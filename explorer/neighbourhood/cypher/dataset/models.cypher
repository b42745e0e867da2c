// name: dataset/models
// question: Which models are trained on this dataset?
// cost: the models of one dataset
// param: id string -- id of the dataset
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- likes; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int? -- none
// returns: detail string? -- none
MATCH (x:Dataset {id: $id})
MATCH (x)<-[:TRAINED_ON]-(n:Model)
WHERE n.listed
RETURN 'model' AS kind, n.id AS id, n.likes AS importance, 'TRAINED_ON' AS relationship, 'in' AS direction,
  null AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
