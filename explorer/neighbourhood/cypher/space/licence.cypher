// name: space/licence
// question: Which licence does this space have?
// cost: one space
// param: id string -- id of the space
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- none: there is one; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int? -- none
// returns: detail string? -- none
MATCH (x:Space {id: $id})
MATCH (x)-[:LICENSED_UNDER]->(n:License)
RETURN 'licence' AS kind, n.id AS id, 0 AS importance, 'LICENSED_UNDER' AS relationship, 'out' AS direction,
  null AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
