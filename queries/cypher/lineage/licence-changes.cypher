// name: lineage/licence-changes
// question: Do derived models keep the licence class of their base?
// note: a model with several bases counts once for each
// cost: reads every derivation; grows with the derivations
// returns: base_class string -- licence of the base: permissive, restrictive, none (no licence tag) or unlabelled
// returns: class string -- licence of the derived model, in the same classes
// returns: models int -- derivations with these classes
// returns: share float -- models / all derivations from bases of this class

MATCH (b:Model)<-[:DERIVED_FROM]-(m:Model)
WHERE b.listed AND m.listed
WITH DISTINCT b, m
WITH coalesce(b.licenseClass, 'none') AS base_class, coalesce(m.licenseClass, 'none') AS class, count(*) AS models
WITH base_class, sum(models) AS every, collect({class: class, models: models}) AS rows
UNWIND rows AS row
RETURN base_class, row.class AS class, row.models AS models, toFloat(row.models) / every AS share
ORDER BY base_class, models DESC, class
