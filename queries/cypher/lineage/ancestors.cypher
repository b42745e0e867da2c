// name: lineage/ancestors
// question: From which models does a given model derive, directly or not?
// cost: follows the bases of one model, each once, however many ways lead to it; when none is given, reads repositories from the most downloaded down, by the index on downloads, until one has a base
// param: model string = null -- id of the model; by default the most downloaded one that derives from another
// param: limit int = 50 min 0 -- how many models to list
// returns: model string -- the given model
// returns: base string -- a model that it derives from
// returns: generation int -- steps to the base, 1 for a direct one
// returns: license string? -- licence key of the base; null when it has none
// returns: likes int -- likes of the base
// returns: downloads int -- its downloads of the last 30 days

WITH /*$model*/ null AS given
CALL (given) {
  MATCH (m:Model {id: given})
  WHERE m.listed
  RETURN m
  UNION ALL
  WITH given
  WHERE given IS NULL
  MATCH (m:Repository)
  WHERE m.downloads >= 0 AND m.listed AND EXISTS { (m)-[:DERIVED_FROM]->(b:Model) WHERE b.listed AND b <> m }
  RETURN m
  ORDER BY m.downloads DESC, m.id
  LIMIT 1
}
MATCH path = (m)-[:DERIVED_FROM*1..]->(b:Model)
WHERE b.listed AND b <> m
WITH m, b, min(length(path)) AS generation
RETURN m.id AS model, b.id AS base, generation, b.license AS license, b.likes AS likes, b.downloads AS downloads
ORDER BY generation, downloads DESC, base
LIMIT /*$limit*/ 50
