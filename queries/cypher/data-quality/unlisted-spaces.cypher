// name: data-quality/unlisted-spaces
// formerly: quality/unlisted-spaces
// question: Which spaces are known only because they use a model?
// note: their usages count, as in the paper; the spaces themselves do not
// cost: reads every space; grows with the spaces
// param: limit int = 20 min 0 -- how many spaces to list
// returns: space string -- id of the space
// returns: models int -- listed models that it uses
// example: limit=5

MATCH (s:Space)
WHERE NOT s.listed
RETURN s.id AS space, COUNT { (s)-[:USES]->(m:Model) WHERE m.listed } AS models
ORDER BY models DESC, space
LIMIT /*$limit*/ 20
