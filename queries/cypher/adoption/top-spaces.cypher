// name: adoption/top-spaces
// formerly: usage/top-spaces
// question: Which spaces use most models?
// param: limit int = 20 min 0 -- how many spaces to list
// returns: space -- id of the space
// returns: listed -- whether the Hub lists it; an unlisted one is known by its usages only
// returns: models -- listed models that it uses

MATCH (s:Space)-[:USES]->(m:Model)
WHERE m.listed
RETURN s.id AS space, s.listed AS listed, count(m) AS models
ORDER BY models DESC, space
LIMIT /*$limit*/ 20
