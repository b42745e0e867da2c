// name: organisations/compliance
// question: Which licences have the models of an owner, and what they are made of?
// note: a row for each model that a model derives from, directly or over others, and for each dataset that it names; one row of a model without either
// note: a conflict is a permissive licence of the model beside a restrictive one of the source, by the classes of licences that the hub was loaded with; whether the one allows the other is for a lawyer to say
// cost: reads the models of one owner, and follows the bases of each; when none is given, the stored numbers of every owner first
// param: owner string = null -- account; by default the one with most models
// param: limit int = 100 min 0 -- how many rows to list, conflicts first
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: owner string -- the given account
// returns: model string -- id of a model of it
// returns: downloads int -- its downloads of the last 30 days
// returns: license string? -- its licence key; null when it has none
// returns: class string -- class of its licence; none is no licence tag
// returns: committers int -- people among the authors of its commits; 1 is a single maintainer
// returns: source_kind string? -- model or dataset; null without a source
// returns: source string? -- id of the base or dataset
// returns: relation string? -- how the model derives from it (finetune, quantized, adapter, merge, unknown), or trained on; null when it does so over others
// returns: steps int? -- derivations from the model to the source, the fewest; 1 for a dataset
// returns: source_license string? -- licence key of the source; null when it has none
// returns: source_class string? -- class of that licence
// returns: conflict bool -- whether the model is permissive and the source restrictive
// example: limit=5

WITH /*$owner*/ null AS given, /*$raw*/ false AS raw
CALL (given) {
  MATCH (o:Account {name: given})
  RETURN o
  UNION ALL
  WITH given
  WHERE given IS NULL
  MATCH (o:Account)
  WHERE o.ownedLikes >= 0
  RETURN o
  ORDER BY o.ownedModels DESC, o.name
  LIMIT 1
}
MATCH (o)-[:OWNS]->(m:Model)
WHERE m.listed
CALL (m) {
  MATCH path = (m)-[:DERIVED_FROM*1..]->(b:Model)
  WHERE b.listed AND b <> m
  WITH m, b, min(length(path)) AS steps
  OPTIONAL MATCH (m)-[d:DERIVED_FROM]->(b)
  RETURN b AS s, steps, d.relation AS relation
  UNION ALL
  MATCH (m)-[:TRAINED_ON]->(s:Dataset)
  WHERE s.listed
  RETURN s, 1 AS steps, 'trained on' AS relation
  UNION ALL
  WITH m
  WHERE NOT EXISTS { (m)-[:DERIVED_FROM]->(b:Model) WHERE b.listed AND b <> m } AND NOT EXISTS { (m)-[:TRAINED_ON]->(d:Dataset) WHERE d.listed }
  RETURN null AS s, null AS steps, null AS relation
}
WITH o, m, raw, s, steps, relation, coalesce(m.licenseClass, 'none') AS class, CASE WHEN s IS NOT NULL THEN coalesce(s.licenseClass, 'none') END AS source_class
RETURN o.name AS owner, m.id AS model, m.downloads AS downloads, m.license AS license, class,
  CASE WHEN raw THEN coalesce(m.committersRaw, m.committers) ELSE m.committers END AS committers,
  s.kind AS source_kind, s.id AS source, relation, steps, s.license AS source_license, source_class,
  class = 'permissive' AND coalesce(source_class, 'none') = 'restrictive' AS conflict
ORDER BY conflict DESC, downloads DESC, model, steps, CASE source_kind WHEN 'model' THEN 0 ELSE 1 END, source
LIMIT /*$limit*/ 100
