// name: collaboration/most-connected
// question: Who works with most other developers on models?
// note: edges of the paper's network: from the first author of a commit to every other author of the repository
// param: field string = null in cv|nlp|mm -- only models of this subfield
// param: limit int = 20 min 0 -- how many developers to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: developer -- name
// returns: degree -- out_degree + in_degree
// returns: out_degree -- developers of models that this one commits to
// returns: in_degree -- developers who commit to models of this one

:param field => null;
:param limit => 20;
:param raw => false;

MATCH (m:Model)
WHERE m.listed AND ($field IS NULL OR $field IN m.fields)
CALL (m) {
  MATCH (m)<-[:IN]-(:Commit)<-[:AUTHORED]-(a:Developer)
  WITH DISTINCT a
  MATCH (a)-[:ALIAS_OF*0..]->(p:Account)
  WHERE ($raw AND p = a) OR (NOT $raw AND NOT (p)-[:ALIAS_OF]->() AND NOT a:Bot AND NOT p:Bot)
  RETURN collect(DISTINCT p) AS people
}
WITH m, people
WHERE size(people) > 1
CALL (m) {
  MATCH (m)<-[:IN]-(c:Commit)<-[w:AUTHORED]-(a:Developer)-[:ALIAS_OF*0..]->(p:Account)
  WHERE ($raw AND p = a) OR (NOT $raw AND NOT (p)-[:ALIAS_OF]->() AND NOT a:Bot AND NOT p:Bot)
  WITH c, p, w.position AS position
  ORDER BY position
  WITH c, head(collect(p)) AS source
  RETURN DISTINCT source
}
UNWIND people AS target
WITH DISTINCT source, target
WHERE target <> source
UNWIND [[source, 1, 0], [target, 0, 1]] AS end
WITH end[0] AS developer, sum(end[1]) AS out_degree, sum(end[2]) AS in_degree
RETURN developer.name AS developer, out_degree + in_degree AS degree, out_degree, in_degree
ORDER BY degree DESC, developer
LIMIT $limit
