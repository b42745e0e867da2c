// name: collaboration/networks
// question: How dense and how reciprocal is the collaboration on models?
// note: the paper's network: an edge from the first author of a commit to every other author of the repository; developers who work alone are left out
// note: the rows k = 1 of tables 6 to 9 of the paper
// cost: reads who committed to the models with several committers, found by an index; grows with the pairs of these
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: field string -- all, cv, nlp or mm
// returns: developers int -- people with an edge
// returns: edges int -- directed edges between them
// returns: density float? -- edges / (developers * (developers - 1)); null without edges
// returns: reciprocity float? -- edges whose reverse also exists / edges; null without edges
// returns: average_degree float? -- 2 * edges / developers; null without edges

CALL () {
  MATCH (m:Repository)<-[c:CONTRIBUTED|CONTRIBUTED_RAW]-(p)
  WHERE m.kind = 'model' AND (m.committers > 1 OR m.committersRaw > CASE WHEN /*$raw*/ false THEN 1 END)
  WITH m, p, CASE WHEN /*$raw*/ false THEN [coalesce(c.commitsRaw, c.commits), coalesce(c.firstAuthoredRaw, c.firstAuthored)] ELSE [c.commits, c.firstAuthored] END AS work
  WHERE work[0] > 0
  WITH m, coalesce(m.fields, []) AS fields, collect({person: p, first: work[1]}) AS team
  WITH m, CASE WHEN 'cv' IN fields THEN 1 ELSE 0 END AS cv, CASE WHEN 'nlp' IN fields THEN 1 ELSE 0 END AS nlp, CASE WHEN 'mm' IN fields THEN 1 ELSE 0 END AS mm, team
  UNWIND [x IN team WHERE x.first > 0 | x.person] AS source
  UNWIND [x IN team | x.person] AS target
  WITH source, target, cv, nlp, mm
  WHERE target <> source
  WITH source, target, max(cv) AS cv, max(nlp) AS nlp, max(mm) AS mm // an edge, and the subfields it is in
  WITH CASE WHEN source.name < target.name THEN source ELSE target END AS one, CASE WHEN source.name < target.name THEN target ELSE source END AS other,
    [count(*), sum(cv), sum(nlp), sum(mm)] AS edges // 1, or 2 when it is mutual
  UNWIND [one, other] AS person
  UNWIND range(0, 3) AS i
  WITH person, i, sum(edges[i]) AS ends, sum(CASE edges[i] WHEN 2 THEN 2 ELSE 0 END) AS mutual
  WHERE ends > 0
  WITH i, count(person) AS developers, sum(ends) AS ends, sum(mutual) AS mutual
  RETURN collect({field: i, developers: developers, edges: ends / 2, mutual: mutual / 2}) AS found
}
UNWIND range(0, 3) AS i
WITH i, ['all', 'cv', 'nlp', 'mm'][i] AS field, head([x IN found WHERE x.field = i]) AS x
WITH i, field, coalesce(x.developers, 0) AS developers, coalesce(x.edges, 0) AS edges, x.mutual AS mutual
RETURN field, developers, edges, CASE edges WHEN 0 THEN null ELSE toFloat(edges) / (developers * (developers - 1)) END AS density,
  CASE edges WHEN 0 THEN null ELSE toFloat(mutual) / edges END AS reciprocity,
  CASE edges WHEN 0 THEN null ELSE 2.0 * edges / developers END AS average_degree
ORDER BY i
