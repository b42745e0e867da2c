// name: model/derived
// question: Which models derive from this model?
// cost: the models that derive from one model, directly
// param: id string -- id of the model
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- likes; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int? -- none
// returns: detail string? -- how the other derives: finetune, quantized, adapter, merge or unknown
MATCH (x:Model {id: $id})
MATCH (x)<-[d:DERIVED_FROM]-(n:Model)
WHERE n.listed
RETURN 'model' AS kind, n.id AS id, n.likes AS importance, 'DERIVED_FROM' AS relationship, 'in' AS direction,
  null AS weight, d.relation AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
