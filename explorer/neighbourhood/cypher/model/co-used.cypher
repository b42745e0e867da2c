// name: model/co-used
// question: Which models do spaces use together with this model?
// cost: the spaces of one model, and what these use
// param: id string -- id of the model
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- spaces that use both; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int -- spaces
// returns: detail string? -- none
MATCH (x:Model {id: $id})
MATCH (x)<-[:USES]-(s:Space)-[:USES]->(n:Model)
WHERE n.listed AND n <> x
WITH x, n, count(s) AS spaces
RETURN 'model' AS kind, n.id AS id, spaces AS importance, 'CO_USED_WITH' AS relationship, 'both' AS direction,
  spaces AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
