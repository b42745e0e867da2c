// name: organisations/most-used-models
// question: Which organisations own the most used models?
// note: the Hub's listings do not tell organisations from people: an account counts as an organisation when it owns repositories and never commits or starts a discussion itself
// note: legacy models, which have no owner, are left out
// cost: reads the used models, by the index on spaces, and the usages of the owners listed; grows with the used models
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// param: who string = 'organisation' in all|organisation|person -- which owners to rank
// param: limit int = 20 min 0 -- how many owners to list
// returns: owner string -- account
// returns: organisation bool -- it never commits or starts a discussion itself
// returns: models int -- its models that spaces use
// returns: usages int -- usages of these models: a space counts once for each model it uses
// returns: spaces int -- distinct spaces among them
// returns: share float -- usages / all usages of models of the subfield
// returns: top_model string -- its most used model
// returns: top_spaces int -- spaces that use that model
// example: field=nlp limit=5

MATCH (m:Model)
WHERE m.spaces > 0 AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
WITH m
ORDER BY m.spaces DESC, m.id
WITH collect(m) AS used, sum(m.spaces) AS every
UNWIND used AS m
MATCH (o:Account)-[:OWNS]->(m)
WHERE /*$who*/ 'organisation' IN ['all', CASE WHEN o:Developer THEN 'person' ELSE 'organisation' END]
WITH every, o, collect(m) AS owned, sum(m.spaces) AS usages
ORDER BY usages DESC, o.name
LIMIT /*$limit*/ 20
RETURN o.name AS owner, NOT o:Developer AS organisation, size(owned) AS models, usages,
  COUNT { UNWIND owned AS m MATCH (m)<-[:USES]-(s:Space) RETURN DISTINCT s } AS spaces,
  toFloat(usages) / every AS share, owned[0].id AS top_model, owned[0].spaces AS top_spaces
ORDER BY usages DESC, owner
LIMIT /*$limit*/ 20
