// name: adoption/co-used-pairs
// question: Which pairs of models do the most spaces use together?
// note: the edges of the co-usage network of the paper, the heaviest first
// cost: makes the pairs of the most used models first, and then of all that can be in pairs as heavy; grows with the limit and with the square of the models per space, which the parameter most bounds
// param: field string = 'all' in all|cv|nlp|mm -- both models of this subfield
// param: most int = 1000 min 2 max 1000000 -- leave out spaces that use more models than this
// param: limit int = 20 min 0 -- how many pairs to list
// returns: model string -- id of one model, the first by name
// returns: neighbour string -- id of the other
// returns: spaces int -- spaces that use both: the weight of their edge in the co-usage network
// example: limit=5

// A pair has no more spaces than either of its models. The pairs of the 300 most used
// models tell how many spaces the last row must have at least; only models with as many
// can be in a row.
CALL () {
  CALL () {
    MATCH (m:Model)
    WHERE m.spaces > 0 AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
    RETURN m
    ORDER BY m.spaces DESC
    LIMIT 300
  }
  MATCH (s:Space)-[:USES]->(m)
  WITH s, collect(m) AS models
  WHERE size(models) > 1 AND COUNT { (s)-[:USES]->() } <= /*$most*/ 1000
  UNWIND models AS m
  UNWIND models AS n
  WITH m, n
  WHERE elementId(m) < elementId(n)
  WITH m, n, count(*) AS spaces
  ORDER BY spaces DESC
  LIMIT /*$limit*/ 20
  RETURN CASE count(*) WHEN /*$limit*/ 20 THEN coalesce(min(spaces), 1) ELSE 1 END AS least
}
MATCH (m:Model)
WHERE m.spaces >= least AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
MATCH (s:Space)-[:USES]->(m)
WITH s, m
ORDER BY m.id
WITH s, collect(m) AS models
WHERE size(models) > 1 AND COUNT { (s)-[:USES]->() } <= /*$most*/ 1000
UNWIND range(0, size(models) - 2) AS i
UNWIND range(i + 1, size(models) - 1) AS j
WITH models[i] AS m, models[j] AS n, count(*) AS spaces
RETURN m.id AS model, n.id AS neighbour, spaces
ORDER BY spaces DESC, model, neighbour
LIMIT /*$limit*/ 20
