// name: collaboration/strongest-ties
// question: Which developers commit the most to models of which other developers?
// note: an edge of the paper's network: from the first author of a commit to every other author of the repository
// cost: reads the commits of the models that several accounts commit to; grows with the pairs of authors of a model
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// param: limit int = 20 min 0 -- how many edges to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: source string -- developer who commits
// returns: target string -- developer of the same models
// returns: commits int -- commits of the source to models of both, the weight of the edge
// returns: models int -- number of these models
// example: limit=5

MATCH (m:Model)
WHERE m.listed AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
  AND COUNT { MATCH (m)<-[:IN]-(:Commit)<-[:AUTHORED]-(a) RETURN DISTINCT a } > 1
CALL (m) {
  MATCH (m)<-[:IN]-(c:Commit)<-[w:AUTHORED]-(a:Developer)-[:ALIAS_OF*0..]->(p:Account)
  WHERE CASE WHEN /*$raw*/ false THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
  WITH c, p, w.position AS position
  ORDER BY position
  WITH c, collect(p) AS authors
  UNWIND authors AS p
  RETURN p, count(DISTINCT CASE WHEN p = head(authors) THEN c END) AS first
}
WITH m, collect({person: p, first: first}) AS team
UNWIND [x IN team WHERE x.first > 0] AS source
UNWIND team AS target
WITH m, source, target
WHERE target.person <> source.person
RETURN source.person.name AS source, target.person.name AS target, sum(source.first) AS commits, count(m) AS models
ORDER BY commits DESC, source, target
LIMIT /*$limit*/ 20
