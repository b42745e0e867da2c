// name: adoption/top-spaces
// formerly: usage/top-spaces
// question: Which spaces use the most models?
// cost: reads every usage; grows with the usages
// param: limit int = 20 min 0 -- how many spaces to list
// returns: space string -- id of the space
// returns: listed bool -- whether the Hub lists it; an unlisted one is known by its usages only
// returns: models int -- listed models that it uses
// example: limit=5

MATCH (s:Space)-[:USES]->(m:Model)
WHERE m.listed
RETURN s.id AS space, s.listed AS listed, count(m) AS models
ORDER BY models DESC, space
LIMIT /*$limit*/ 20
