// name: collaboration/degrees
// question: How many collaborators do developers have?
// note: degrees in the paper's network, in + out: working with one other person, both ways, is degree 2; developers who work alone are left out
// cost: reads who committed to the models with several committers, found by an index; grows with the pairs of these
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: degree int -- in-degree + out-degree
// returns: developers int -- people with this degree
// returns: share float -- developers / all people with an edge
// example: field=nlp

MATCH (m:Repository)<-[c:CONTRIBUTED|CONTRIBUTED_RAW]-(p)
WHERE m.kind = 'model' AND (m.committers > 1 OR m.committersRaw > CASE WHEN /*$raw*/ false THEN 1 END) AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
WITH m, p, CASE WHEN /*$raw*/ false THEN [coalesce(c.commitsRaw, c.commits), coalesce(c.firstAuthoredRaw, c.firstAuthored)] ELSE [c.commits, c.firstAuthored] END AS work
WHERE work[0] > 0
WITH m, collect({person: p, first: work[1]}) AS team
UNWIND [x IN team WHERE x.first > 0 | x.person] AS source
UNWIND [x IN team | x.person] AS target
WITH DISTINCT source, target
WHERE target <> source
UNWIND [source, target] AS person
WITH person, count(*) AS degree
WITH degree, count(person) AS developers
WITH collect([degree, developers]) AS rows, sum(developers) AS every
UNWIND rows AS row
RETURN row[0] AS degree, row[1] AS developers, toFloat(row[1]) / every AS share
ORDER BY degree
