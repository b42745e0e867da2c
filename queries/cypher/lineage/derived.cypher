// name: lineage/derived
// question: Which models derive from a given model, directly or not?
// cost: follows the derivations of one model, each derived model once, however many ways lead to it, and reads every derivation once when no model is given
// param: base string = null -- id of the base model; by default the one with the most direct derivatives
// param: limit int = 50 min 0 -- how many models to list
// returns: base string -- the given model
// returns: model string -- a model that derives from it
// returns: generation int -- steps from the base, 1 for a direct derivative
// returns: relations list -- how the model derives from its bases, sorted
// returns: likes int -- likes of the model
// returns: downloads int -- its downloads of the last 30 days
// example: limit=5

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
MATCH path = (b)<-[:DERIVED_FROM*1..]-(m:Model)
WHERE m.listed AND m <> b
WITH b, m, min(length(path)) AS generation
RETURN b.id AS base, m.id AS model, generation,
  COLLECT { MATCH (m)-[d:DERIVED_FROM]->() RETURN DISTINCT d.relation AS relation ORDER BY relation } AS relations,
  m.likes AS likes, m.downloads AS downloads
ORDER BY generation, downloads DESC, model
LIMIT /*$limit*/ 50
