// name: collaboration/most-connected
// question: Who works with the most other developers on models?
// note: edges of the paper's network: from the first author of a commit to every other author of the repository
// cost: reads the commits of the models that several accounts commit to; grows with the pairs of authors of a model
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// param: limit int = 20 min 0 -- how many developers to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: developer string -- name
// returns: degree int -- out_degree + in_degree
// returns: out_degree int -- developers of the models that this developer commits to
// returns: in_degree int -- developers who commit to this developer's models
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
UNWIND [x IN team WHERE x.first > 0 | x.person] AS source
UNWIND [x IN team | x.person] AS target
WITH DISTINCT source, target
WHERE target <> source
UNWIND [[source, 1, 0], [target, 0, 1]] AS end
WITH end[0] AS developer, sum(end[1]) AS out_degree, sum(end[2]) AS in_degree
RETURN developer.name AS developer, out_degree + in_degree AS degree, out_degree, in_degree
ORDER BY degree DESC, developer
LIMIT /*$limit*/ 20
