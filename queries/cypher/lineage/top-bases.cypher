// name: lineage/top-bases
// question: Which models are built upon the most?
// cost: reads every derivation; grows with the derivations
// param: limit int = 20 min 0 -- how many base models to list
// returns: base string -- id of the base model
// returns: derived int -- models that derive from it directly
// returns: finetune int -- models finetuned from it
// returns: quantized int -- models quantized from it
// returns: adapter int -- adapters of it
// returns: merge int -- models it is merged into
// returns: unknown int -- models with an unknown relation to it
// example: limit=5

MATCH (b:Model)<-[d:DERIVED_FROM]-(m:Model)
WHERE b.listed AND m.listed
RETURN b.id AS base, count(DISTINCT m) AS derived,
  sum(CASE d.relation WHEN 'finetune' THEN 1 ELSE 0 END) AS finetune,
  sum(CASE d.relation WHEN 'quantized' THEN 1 ELSE 0 END) AS quantized,
  sum(CASE d.relation WHEN 'adapter' THEN 1 ELSE 0 END) AS adapter,
  sum(CASE d.relation WHEN 'merge' THEN 1 ELSE 0 END) AS merge,
  sum(CASE d.relation WHEN 'unknown' THEN 1 ELSE 0 END) AS unknown
ORDER BY derived DESC, base
LIMIT /*$limit*/ 20
