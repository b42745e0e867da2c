// name: collaboration/collaborators
// question: With whom does a developer work on models?
// note: edges of the paper's network: from the first author of a commit to every other author of the repository
// param: developer string = null -- any spelling of the name; by default the developer of highest degree
// param: limit int = 20 min 0 -- how many collaborators to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: developer -- the given developer
// returns: collaborator -- somebody joined to the developer by an edge
// returns: models -- models that both committed to
// returns: commits_to -- weight of the edge to the collaborator: commits of the developer to these models
// returns: commits_from -- weight of the edge from the collaborator: commits of the collaborator to these models

:param developer => null;
:param limit => 20;
:param raw => false;

CALL () {
  MATCH (a:Account {name: $developer})-[:ALIAS_OF*0..]->(p:Account)
  WHERE ($raw AND p = a) OR (NOT $raw AND NOT (p)-[:ALIAS_OF]->() AND NOT a:Bot AND NOT p:Bot)
  RETURN p
  UNION ALL
  WITH 1 AS one WHERE $developer IS NULL
  MATCH (m:Model)
  WHERE m.listed
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
  UNWIND [source, target] AS p
  WITH p, count(*) AS degree
  ORDER BY degree DESC, p.name
  LIMIT 1
  RETURN p
}
MATCH (p)<-[:ALIAS_OF*0..]-(x:Account)
WHERE ($raw AND x = p) OR (NOT $raw AND NOT x:Bot)
MATCH (x)-[:AUTHORED]->(:Commit)-[:IN]->(m:Model)
WHERE m.listed
WITH DISTINCT p, m
CALL (m) {
  MATCH (m)<-[:IN]-(c:Commit)<-[w:AUTHORED]-(a:Developer)-[:ALIAS_OF*0..]->(q:Account)
  WHERE ($raw AND q = a) OR (NOT $raw AND NOT (q)-[:ALIAS_OF]->() AND NOT a:Bot AND NOT q:Bot)
  WITH c, q, w.position AS position
  ORDER BY position
  WITH c, collect(q) AS authors
  UNWIND authors AS q
  RETURN q, count(DISTINCT CASE WHEN q = head(authors) THEN c END) AS first
}
WITH p, m, collect({person: q, first: first}) AS team
UNWIND team AS other
WITH p, m, other, head([t IN team WHERE t.person = p | t.first]) AS own
WHERE other.person <> p
WITH p, other.person AS q, count(m) AS models, sum(own) AS commits_to, sum(other.first) AS commits_from
WHERE commits_to + commits_from > 0
RETURN p.name AS developer, q.name AS collaborator, models, commits_to, commits_from
ORDER BY commits_to + commits_from DESC, models DESC, collaborator
LIMIT $limit
