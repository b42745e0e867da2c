// name: field/datasets
// question: Which datasets belong to this subfield?
// cost: the datasets of one subfield
// param: id string -- name of the subfield
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- likes; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int? -- none
// returns: detail string? -- none
MATCH (x:Field {name: $id})
MATCH (x)<-[:IN_FIELD]-(n:Dataset)
WHERE n.listed
RETURN 'dataset' AS kind, n.id AS id, n.likes AS importance, 'IN_FIELD' AS relationship, 'in' AS direction,
  null AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
