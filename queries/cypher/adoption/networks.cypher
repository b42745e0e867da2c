// name: adoption/networks
// question: How many models do spaces use, overall and in each subfield?
// note: the usage network of the paper: unlisted spaces count, unlisted models do not
// cost: reads every usage once; grows with the usages
// returns: field string -- all, cv, nlp or mm
// returns: usages int -- pairs of a space and a model that it uses
// returns: models int -- models that a space uses
// returns: spaces int -- spaces that use one of them
// returns: mean_spaces float? -- mean number of spaces per used model; null without usages
// returns: most_spaces int? -- spaces of the most used model; null without usages
// returns: mean_models float? -- mean number of models per space; null without usages

CALL () {
  MATCH (s:Space)-[:USES]->(m:Model)
  WHERE m.spaces > 0
  WITH coalesce(m.fields, []) AS fields, s
  UNWIND ['all'] + fields AS field
  WITH field, count(*) AS usages, count(DISTINCT s) AS spaces
  RETURN collect({field: field, usages: usages, spaces: spaces}) AS found
}
UNWIND range(0, 3) AS i
WITH i, ['all', 'cv', 'nlp', 'mm'][i] AS field, found
WITH i, field, head([x IN found WHERE x.field = field]) AS x
OPTIONAL MATCH (t:Tally {of: 'spaces', kind: 'model'})
WHERE t.value > 0 AND field IN ['all'] + t.fields
WITH i, field, x, sum(t.repositories) AS models, max(t.value) AS most
RETURN field, coalesce(x.usages, 0) AS usages, models, coalesce(x.spaces, 0) AS spaces,
  CASE WHEN models > 0 THEN toFloat(x.usages) / models END AS mean_spaces, most AS most_spaces, toFloat(x.usages) / x.spaces AS mean_models
ORDER BY i
