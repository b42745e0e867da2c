// name: organisations/most-used-models
// question: Which organisations own the most used models?
// note: the Hub's listings do not tell organisations from people: an account counts as an organisation when it owns repositories and never commits or starts a discussion itself
// note: legacy models, which have no owner, are left out
// cost: reads every usage and the owner of its model; grows with the usages
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

MATCH (m:Model)<-[:USES]-(s:Space)
WHERE m.listed AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
WITH m, collect(s) AS users
ORDER BY size(users) DESC, m.id
WITH collect({model: m, users: users}) AS rows, sum(size(users)) AS every
UNWIND rows AS row
WITH every, row.model AS m, row.users AS users
MATCH (o:Account)-[:OWNS]->(m)
WHERE /*$who*/ 'organisation' IN ['all', CASE WHEN o:Developer THEN 'person' ELSE 'organisation' END]
WITH every, o, collect({id: m.id, users: users}) AS owned
RETURN o.name AS owner, NOT o:Developer AS organisation, size(owned) AS models,
  reduce(n = 0, x IN owned | n + size(x.users)) AS usages,
  COUNT { UNWIND owned AS x UNWIND x.users AS s RETURN DISTINCT s } AS spaces,
  toFloat(reduce(n = 0, x IN owned | n + size(x.users))) / every AS share,
  owned[0].id AS top_model, size(owned[0].users) AS top_spaces
ORDER BY usages DESC, owner
LIMIT /*$limit*/ 20
