// name: collaboration/size
// question: How many developers collaborate on models, and how many work alone?
// note: a developer who shares no model repository with anybody is an isolate; in the paper 89 % are
// cost: reads every commit to a model and its authors; grows with the commits
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: field string -- all, cv, nlp or mm
// returns: models int -- listed models
// returns: developers int -- people who committed to one of them
// returns: isolates int -- those who work alone
// returns: collaborators int -- developers who do not
// returns: isolate_share float? -- isolates / developers; null without developers

CALL () {
  MATCH (m:Model)
  WHERE m.listed
  CALL (m) {
    MATCH (m)<-[:IN]-(:Commit)<-[:AUTHORED]-(a:Developer)
    WITH DISTINCT a
    MATCH (a)-[:ALIAS_OF*0..]->(p:Account)
    WHERE CASE WHEN /*$raw*/ false THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
    RETURN collect(DISTINCT p) AS people
  }
  UNWIND ['all'] + coalesce(m.fields, []) AS field
  UNWIND CASE WHEN people = [] THEN [null] ELSE people END AS p
  WITH field, p, count(m) AS models, max(size(people)) > 1 AS together
  WITH field,
    count(p) AS developers,
    sum(CASE WHEN p IS NOT NULL AND together THEN 1 ELSE 0 END) AS collaborators
  RETURN collect({field: field, developers: developers, collaborators: collaborators}) AS found
}
UNWIND range(0, 3) AS i
WITH found, i, ['all', 'cv', 'nlp', 'mm'][i] AS field
WITH i, field, head([x IN found WHERE x.field = field]) AS x
WITH i, field, coalesce(x.developers, 0) AS developers, coalesce(x.collaborators, 0) AS collaborators
RETURN field,
  COUNT { MATCH (m:Model) WHERE m.listed AND (field = 'all' OR field IN m.fields) } AS models,
  developers, developers - collaborators AS isolates, collaborators,
  CASE developers WHEN 0 THEN null ELSE toFloat(developers - collaborators) / developers END AS isolate_share
ORDER BY i
