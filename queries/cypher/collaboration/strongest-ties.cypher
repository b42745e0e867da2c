// name: collaboration/strongest-ties
// question: Which developers work most for the models of which others?
// note: an edge of the paper's network: from the first author of a commit to every other author of the repository
// param: field string = null in cv|nlp|mm -- only models of this subfield
// param: limit int = 20 min 0 -- how many edges to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: source -- developer who commits
// returns: target -- developer of the same models
// returns: commits -- commits of the source to models of both, the weight of the edge
// returns: models -- these models

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
  RETURN source, count(c) AS commits
}
UNWIND people AS target
WITH m, source, target, commits
WHERE target <> source
RETURN source.name AS source, target.name AS target, sum(commits) AS commits, count(m) AS models
ORDER BY commits DESC, source, target
LIMIT $limit
