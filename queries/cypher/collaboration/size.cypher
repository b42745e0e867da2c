// name: collaboration/size
// question: How many developers collaborate on models, and how many work alone?
// note: a developer who shares no model repository with anybody is an isolate; in the paper 89% are
// cost: reads tallies; does not grow with the hub
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: field string -- all, cv, nlp or mm
// returns: models int -- listed models
// returns: developers int -- people who committed to one of them
// returns: isolates int -- those who work alone
// returns: collaborators int -- developers who do not
// returns: isolate_share float? -- isolates / developers; null without developers

UNWIND range(0, 3) AS i
WITH i, ['all', 'cv', 'nlp', 'mm'][i] AS field
OPTIONAL MATCH (t:Tally {of: 'people'})
WHERE t.field = field
WITH i, field, CASE WHEN /*$raw*/ false THEN [t.developersRaw, t.collaboratorsRaw] ELSE [t.developers, t.collaborators] END AS people
WITH i, field, coalesce(people[0], 0) AS developers, coalesce(people[1], 0) AS collaborators
OPTIONAL MATCH (t:Tally {of: 'committers', kind: 'model'})
WHERE field IN ['all'] + t.fields
WITH i, field, developers, collaborators, sum(t.repositories) AS models
RETURN field, models, developers, developers - collaborators AS isolates, collaborators,
  CASE developers WHEN 0 THEN null ELSE toFloat(developers - collaborators) / developers END AS isolate_share
ORDER BY i
