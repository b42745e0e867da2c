// name: adoption/co-used
// formerly: usage/co-used
// question: Which models do spaces use together with a given model?
// cost: reads the spaces of one model, found by an index, and what these use
// param: model string = null -- id of the model; by default the most used one
// param: limit int = 20 min 0 -- how many neighbours to list
// returns: model string -- the given model
// returns: neighbour string -- a model used together with it
// returns: spaces int -- spaces that use both: the weight of their edge in the co-usage network
// example: limit=5

WITH /*$model*/ null AS given
CALL (given) {
  MATCH (m:Model {id: given})
  WHERE m.listed
  RETURN m
  UNION ALL
  WITH given
  WHERE given IS NULL
  MATCH (m:Model)
  WHERE m.spaces > 0
  RETURN m
  ORDER BY m.spaces DESC, m.id
  LIMIT 1
}
MATCH (m)<-[:USES]-(s:Space)-[:USES]->(n:Model)
WHERE n.listed AND n <> m
RETURN m.id AS model, n.id AS neighbour, count(s) AS spaces
ORDER BY spaces DESC, neighbour
LIMIT /*$limit*/ 20
