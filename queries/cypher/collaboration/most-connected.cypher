// name: collaboration/most-connected
// question: Who works with the most other developers on models?
// note: edges of the paper's network: from the first author of a commit to every other author of the repository
// cost: reads who committed to the models with several committers, found by an index; grows with the pairs of these
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// param: limit int = 20 min 0 -- how many developers to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: developer string -- name
// returns: degree int -- out_degree + in_degree
// returns: out_degree int -- developers of the models that this developer commits to
// returns: in_degree int -- developers who commit to this developer's models
// example: limit=5

MATCH (m:Repository)<-[c:CONTRIBUTED|CONTRIBUTED_RAW]-(p)
WHERE m.kind = 'model' AND (m.committers > 1 OR m.committersRaw > CASE WHEN /*$raw*/ false THEN 1 END) AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
WITH m, p, CASE WHEN /*$raw*/ false THEN [coalesce(c.commitsRaw, c.commits), coalesce(c.firstAuthoredRaw, c.firstAuthored)] ELSE [c.commits, c.firstAuthored] END AS work
WHERE work[0] > 0
WITH m, collect({person: p, first: work[1]}) AS team
UNWIND [x IN team WHERE x.first > 0 | x.person] AS source
UNWIND [x IN team | x.person] AS target
WITH DISTINCT source, target
WHERE target <> source
UNWIND [[source, 1, 0], [target, 0, 1]] AS end
WITH end[0] AS developer, sum(end[1]) AS out_degree, sum(end[2]) AS in_degree
RETURN developer.name AS developer, out_degree + in_degree AS degree, out_degree, in_degree
ORDER BY degree DESC, developer
LIMIT /*$limit*/ 20
