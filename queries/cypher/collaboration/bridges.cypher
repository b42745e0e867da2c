// name: collaboration/bridges
// question: Which developers bridge two subfields, working with others in both?
// note: ranked by the number of people reached on the smaller side
// cost: reads the commits of the models in two subfields; grows with the commits, and with the square of team sizes
// param: first string = 'nlp' in cv|nlp|mm -- one subfield
// param: second string = 'cv' in cv|nlp|mm -- the other subfield
// param: limit int = 20 min 0 -- how many developers to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: developer string -- name
// returns: first_models int -- models of the first subfield that the developer shares with others
// returns: first_people int -- the others on these models
// returns: second_models int -- models of the second subfield that the developer shares with others
// returns: second_people int -- the others on these models
// example: limit=5

WITH /*$first*/ 'nlp' AS first, /*$second*/ 'cv' AS second
MATCH (f:Field)<-[:IN_FIELD]-(m:Model)
WHERE f.name IN [first, second] AND m.listed
CALL (m) {
  MATCH (m)<-[:IN]-(:Commit)<-[:AUTHORED]-(a:Developer)
  WITH DISTINCT a
  MATCH (a)-[:ALIAS_OF*0..]->(p:Account)
  WHERE CASE WHEN /*$raw*/ false THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
  RETURN collect(DISTINCT p) AS team
}
WITH first, second, f, m, team
WHERE size(team) > 1
UNWIND team AS p
UNWIND team AS q
WITH first, second, f, m, p, q
WHERE p <> q
WITH first, second, p, f.name AS field, count(DISTINCT m) AS models, count(DISTINCT q) AS people
WITH first, second, p, collect({field: field, models: models, people: people}) AS sides
WHERE size(sides) = 2
WITH p, head([s IN sides WHERE s.field = first]) AS a, head([s IN sides WHERE s.field = second]) AS b
RETURN p.name AS developer, a.models AS first_models, a.people AS first_people, b.models AS second_models, b.people AS second_people
ORDER BY CASE WHEN first_people < second_people THEN first_people ELSE second_people END DESC, first_people + second_people DESC, developer
LIMIT /*$limit*/ 20
