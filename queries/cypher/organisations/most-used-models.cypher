// name: organisations/most-used-models
// question: Which owners that are, or look like, organisations own the most used models?
// note: a snapshot may tell organisations from people (accounts.jsonl); the Hub's listings do not. Where it does not know the type of an account, this is guessed: it looks like an organisation when it owns repositories and never commits or starts a discussion itself; a person whose commits carry another name looks so too
// note: legacy models, which have no owner, are left out
// cost: reads the used models, by the index on spaces, and the usages of the owners listed; grows with the used models
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// param: who string = 'organisation' in all|organisation|person -- which owners to rank
// param: limit int = 20 min 0 -- how many owners to list
// returns: owner string -- account
// returns: organisation bool -- it is one, by the snapshot or, if guessed, because it never commits or starts a discussion itself
// returns: guessed bool -- the snapshot does not know its type
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
WITH every, o, m, coalesce(properties(o).type, 'unknown') AS type // of all properties, since a hub may have none of that name
WITH every, o, m, CASE type WHEN 'org' THEN true WHEN 'user' THEN false ELSE NOT o:Developer END AS organisation, type = 'unknown' AS guessed
WHERE /*$who*/ 'organisation' IN ['all', CASE WHEN organisation THEN 'organisation' ELSE 'person' END]
WITH every, o, organisation, guessed, collect(m) AS owned, sum(m.spaces) AS usages
ORDER BY usages DESC, o.name
LIMIT /*$limit*/ 20
RETURN o.name AS owner, organisation, guessed, size(owned) AS models, usages,
  COUNT { UNWIND owned AS m MATCH (m)<-[:USES]-(s:Space) RETURN DISTINCT s } AS spaces,
  toFloat(usages) / every AS share, owned[0].id AS top_model, owned[0].spaces AS top_spaces
ORDER BY usages DESC, owner
LIMIT /*$limit*/ 20
