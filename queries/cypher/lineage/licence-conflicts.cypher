// name: lineage/licence-conflicts
// question: Which permissively licensed models are made of models or data with a restrictive licence?
// note: a row for each base or dataset that a model names itself; lineage/ancestors tells what is behind the base
// note: by the classes of licences that the hub was loaded with; whether a licence allows the other is for a lawyer to say
// cost: reads repositories from the most downloaded down, by the index on downloads, until enough have a conflict; of an owner, its models
// param: owner string = null -- account; only its models
// param: source string = 'all' in all|model|dataset -- only bases, or only datasets
// param: class string = 'permissive' in permissive|restrictive|none|unlabelled -- class of the model's licence; none is no licence tag
// param: source_class string = 'restrictive' in permissive|restrictive|none|unlabelled -- class of the licence of the base or dataset
// param: limit int = 20 min 0 -- how many rows to list, the most downloaded models first
// returns: model string -- id of the model
// returns: owner string? -- account that owns it
// returns: downloads int -- its downloads of the last 30 days
// returns: license string? -- its licence key; null when it has none
// returns: class string -- class of its licence
// returns: relation string -- how it derives from the base (finetune, quantized, adapter, merge, unknown), or trained on
// returns: source_kind string -- model or dataset
// returns: source string -- id of the base or dataset
// returns: source_license string? -- licence key of the source; null when it has none
// returns: source_class string -- class of that licence
// example: class=none limit=5

WITH /*$owner*/ null AS given, /*$source*/ 'all' AS kind, /*$class*/ 'permissive' AS class, /*$source_class*/ 'restrictive' AS source_class
CALL (given, kind, class, source_class) {
  MATCH (:Account {name: given})-[:OWNS]->(m:Model)
  RETURN m
  UNION ALL
  WITH given, kind, class, source_class
  WHERE given IS NULL
  MATCH (m:Repository)
  WHERE m.downloads >= 0 AND m.listed AND coalesce(m.licenseClass, 'none') = class AND EXISTS {
    (m)-[:DERIVED_FROM|TRAINED_ON]->(s:Repository)
    WHERE s <> m AND s.listed AND kind IN ['all', s.kind] AND coalesce(s.licenseClass, 'none') = source_class
  }
  RETURN m
  ORDER BY m.downloads DESC, m.id
  LIMIT /*$limit*/ 20
}
MATCH (m)-[x:DERIVED_FROM|TRAINED_ON]->(s:Repository)
WHERE m.listed AND coalesce(m.licenseClass, 'none') = class
  AND s <> m AND s.listed AND kind IN ['all', s.kind] AND coalesce(s.licenseClass, 'none') = source_class
RETURN m.id AS model, m.owner AS owner, m.downloads AS downloads, m.license AS license, class,
  coalesce(x.relation, 'trained on') AS relation, s.kind AS source_kind, s.id AS source, s.license AS source_license, source_class
ORDER BY downloads DESC, model, CASE source_kind WHEN 'model' THEN 0 ELSE 1 END, source
LIMIT /*$limit*/ 20
