// name: collaboration/collaborators
// question: Who does a developer work with on models?
// note: edges of the paper's network: from the first author of a commit to every other author of the repository
// cost: reads who committed to the models of one developer; when no developer is given, also who committed to all models with several committers
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
  WITH given, raw
  WHERE given IS NULL
  MATCH (m:Repository)<-[c:CONTRIBUTED|CONTRIBUTED_RAW]-(p)
  WHERE m.kind = 'model' AND (m.committers > 1 OR m.committersRaw > CASE WHEN raw THEN 1 END)
  WITH m, p, CASE WHEN raw THEN [coalesce(c.commitsRaw, c.commits), coalesce(c.firstAuthoredRaw, c.firstAuthored)] ELSE [c.commits, c.firstAuthored] END AS work
  WHERE work[0] > 0
  WITH m, collect({person: p, first: work[1]}) AS team
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
MATCH (p)-[c:CONTRIBUTED|CONTRIBUTED_RAW]->(m:Model)<-[d:CONTRIBUTED|CONTRIBUTED_RAW]-(q:Account)
WITH p, q, CASE WHEN raw THEN [coalesce(c.commitsRaw, c.commits), coalesce(c.firstAuthoredRaw, c.firstAuthored)] ELSE [c.commits, c.firstAuthored] END AS own,
  CASE WHEN raw THEN [coalesce(d.commitsRaw, d.commits), coalesce(d.firstAuthoredRaw, d.firstAuthored)] ELSE [d.commits, d.firstAuthored] END AS other
WHERE own[0] > 0 AND other[0] > 0
WITH p, q, count(*) AS models, sum(own[1]) AS commits_to, sum(other[1]) AS commits_from
WHERE commits_to + commits_from > 0
RETURN p.name AS developer, q.name AS collaborator, models, commits_to, commits_from
ORDER BY commits_to + commits_from DESC, models DESC, collaborator
LIMIT /*$limit*/ 20
