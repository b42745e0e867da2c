// name: dataset/fields
// question: Which subfields does this dataset belong to?
// cost: one dataset
// param: id string -- id of the dataset
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- none: there are three; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int? -- none
// returns: detail string? -- none
MATCH (x:Dataset {id: $id})
MATCH (x)-[:IN_FIELD]->(n:Field)
RETURN 'field' AS kind, n.name AS id, 0 AS importance, 'IN_FIELD' AS relationship, 'out' AS direction,
  null AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
