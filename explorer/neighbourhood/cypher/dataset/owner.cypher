// name: dataset/owner
// question: Which account owns this dataset?
// cost: one dataset
// param: id string -- id of the dataset
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- likes of what it owns; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int? -- none
// returns: detail string? -- none
MATCH (x:Dataset {id: $id})
MATCH (x)<-[:OWNS]-(n:Account)
RETURN 'account' AS kind, n.name AS id, coalesce(n.ownedLikes, 0) AS importance, 'OWNS' AS relationship, 'in' AS direction,
  null AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
