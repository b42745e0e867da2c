// name: collaboration/degrees
// question: How many collaborators do developers have?
// note: degrees in the paper's network, in + out: working with one other person, both ways, is degree 2; developers who work alone are left out
// cost: reads the commits of the models that several accounts commit to; grows with the pairs of authors of a model
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: degree int -- in-degree + out-degree
// returns: developers int -- people with this degree
// returns: share float -- developers / all people with an edge
// example: field=nlp

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
UNWIND [source, target] AS person
WITH person, count(*) AS degree
WITH degree, count(person) AS developers
WITH collect([degree, developers]) AS rows, sum(developers) AS every
UNWIND rows AS row
RETURN row[0] AS degree, row[1] AS developers, toFloat(row[1]) / every AS share
ORDER BY degree
