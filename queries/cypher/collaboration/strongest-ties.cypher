// name: collaboration/strongest-ties
// question: Which developers commit the most to models of which other developers?
// note: an edge of the paper's network: from the first author of a commit to every other author of the repository
// cost: reads who committed to the models with several committers, found by an index; grows with the pairs of these
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// param: limit int = 20 min 0 -- how many edges to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: source string -- developer who commits
// returns: target string -- developer of the same models
// returns: commits int -- commits of the source to models of both, the weight of the edge
// returns: models int -- number of these models
// example: limit=5

MATCH (m:Repository)<-[c:CONTRIBUTED|CONTRIBUTED_RAW]-(p)
WHERE m.kind = 'model' AND (m.committers > 1 OR m.committersRaw > CASE WHEN /*$raw*/ false THEN 1 END) AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
WITH m, p, CASE WHEN /*$raw*/ false THEN [coalesce(c.commitsRaw, c.commits), coalesce(c.firstAuthoredRaw, c.firstAuthored)] ELSE [c.commits, c.firstAuthored] END AS work
WHERE work[0] > 0
WITH m, collect({person: p, first: work[1]}) AS team
UNWIND [x IN team WHERE x.first > 0] AS source
UNWIND [x IN team | x.person] AS target
WITH source.person AS source, target, source.first AS first
WHERE target <> source
WITH source, target, sum(first) AS commits, count(*) AS models
RETURN source.name AS source, target.name AS target, commits, models
ORDER BY commits DESC, source, target
LIMIT /*$limit*/ 20
