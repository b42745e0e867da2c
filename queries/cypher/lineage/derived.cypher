// name: lineage/derived
// question: Which models derive from a given model, directly or not?
// param: base string = null -- id of the base model; by default the one with most direct derivatives
// param: limit int = 50 min 0 -- how many models to list
// returns: base -- the given model
// returns: model -- a model that derives from it
// returns: generation -- steps from the base, 1 for a direct derivative
// returns: relations -- how the model derives from its bases, sorted
// returns: likes -- likes of the model
// returns: downloads -- its downloads of the last 30 days

WITH /*$base*/ null AS given
CALL (given) {
  MATCH (b:Model {id: given})
  WHERE b.listed
  RETURN b
  UNION ALL
  MATCH (b:Model)<-[:DERIVED_FROM]-(m:Model)
  WHERE given IS NULL AND b.listed AND m.listed
  WITH b, count(m) AS derived
  ORDER BY derived DESC, b.id
  LIMIT 1
  RETURN b
}
MATCH path = ANY SHORTEST (b)<-[:DERIVED_FROM]-+(m:Model)
WHERE m.listed AND m <> b
RETURN b.id AS base, m.id AS model, length(path) AS generation,
  COLLECT { MATCH (m)-[d:DERIVED_FROM]->() RETURN DISTINCT d.relation AS relation ORDER BY relation } AS relations,
  m.likes AS likes, m.downloads AS downloads
ORDER BY generation, downloads DESC, model
LIMIT /*$limit*/ 50
