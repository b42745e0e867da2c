// name: collaboration/collaborators
// question: Who does a developer work with on models?
// note: edges of the paper's network: from the first author of a commit to every other author of the repository
// cost: reads the commits of one developer's models; when no developer is given, also those of all models that several accounts commit to
// param: developer string = null -- any spelling of the name; by default the developer with the highest degree
// param: limit int = 20 min 0 -- how many collaborators to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: developer string -- the given developer
// returns: collaborator string -- developer joined by an edge
// returns: models int -- models that both committed to
// returns: commits_to int -- weight of the edge to the collaborator: commits of the developer to these models
// returns: commits_from int -- weight of the edge from the collaborator: commits of the collaborator to these models
// example: limit=5

WITH /*$developer*/ null AS given, /*$raw*/ false AS raw
CALL (given, raw) {
  MATCH (a:Account {name: given})-[:ALIAS_OF*0..]->(p:Account)
  WHERE CASE WHEN raw THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
  RETURN p
  UNION ALL
  MATCH (m:Model)
  WHERE given IS NULL AND m.listed
    AND COUNT { MATCH (m)<-[:IN]-(:Commit)<-[:AUTHORED]-(a) RETURN DISTINCT a } > 1
  CALL (m, raw) {
    MATCH (m)<-[:IN]-(c:Commit)<-[w:AUTHORED]-(a:Developer)-[:ALIAS_OF*0..]->(p:Account)
    WHERE CASE WHEN raw THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
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
  UNWIND [source, target] AS p
  WITH p, count(*) AS degree
  ORDER BY degree DESC, p.name
  LIMIT 1
  RETURN p
}
MATCH (p)<-[:ALIAS_OF*0..]-(x:Account)
WHERE CASE WHEN raw THEN x = p ELSE NOT x:Bot END
MATCH (x)-[:AUTHORED]->(:Commit)-[:IN]->(m:Model)
WHERE m.listed
WITH DISTINCT p AS developer, m, raw
CALL (m, raw) {
  MATCH (m)<-[:IN]-(c:Commit)<-[w:AUTHORED]-(a:Developer)-[:ALIAS_OF*0..]->(p:Account)
  WHERE CASE WHEN raw THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
  WITH c, p, w.position AS position
  ORDER BY position
  WITH c, collect(p) AS authors
  UNWIND authors AS p
  RETURN p, count(DISTINCT CASE WHEN p = head(authors) THEN c END) AS first
}
WITH developer, m, collect({person: p, first: first}) AS team
UNWIND team AS other
WITH developer, m, other, head([x IN team WHERE x.person = developer | x.first]) AS own
WHERE other.person <> developer
WITH developer, other.person AS collaborator, count(m) AS models, sum(own) AS commits_to, sum(other.first) AS commits_from
WHERE commits_to + commits_from > 0
RETURN developer.name AS developer, collaborator.name AS collaborator, models, commits_to, commits_from
ORDER BY commits_to + commits_from DESC, models DESC, collaborator
LIMIT /*$limit*/ 20
