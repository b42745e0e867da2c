// name: adoption/co-used-pairs
// question: Which pairs of models do the most spaces use together?
// note: the edges of the co-usage network of the paper, the heaviest first
// cost: makes every pair of models of every space; grows with the square of the models per space, which the parameter most bounds
// param: field string = 'all' in all|cv|nlp|mm -- both models of this subfield
// param: most int = 1000 min 2 -- leave out spaces that use more models than this
// param: limit int = 20 min 0 -- how many pairs to list
// returns: model string -- id of one model, the first by name
// returns: neighbour string -- id of the other
// returns: spaces int -- spaces that use both: the weight of their edge in the co-usage network
// example: limit=5

MATCH (s:Space)
WHERE 1 < COUNT { (s)-[:USES]->() } <= /*$most*/ 1000
MATCH (s)-[:USES]->(m:Model)
WHERE m.listed AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
WITH s, m
ORDER BY m.id
WITH s, collect(m) AS models
UNWIND range(0, size(models) - 2) AS i
UNWIND range(i + 1, size(models) - 1) AS j
WITH models[i] AS m, models[j] AS n, count(*) AS spaces
RETURN m.id AS model, n.id AS neighbour, spaces
ORDER BY spaces DESC, model, neighbour
LIMIT /*$limit*/ 20
