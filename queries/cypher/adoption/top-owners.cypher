// name: adoption/top-owners
// formerly: usage/top-owners
// question: Who owns the most used models?
// note: the paper asks this of the 100 most used models, overall and in each subfield
// cost: reads models from the most used down, by the index on spaces, until there are enough
// param: top int = 100 min 1 -- how many of the most used models to look at
// param: limit int = 20 min 0 -- how many owners to list
// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
// returns: owner string -- account that owns the models; empty for legacy models without one
// returns: models int -- its models among the most used ones
// returns: share float -- models / models looked at
// returns: spaces int -- spaces that use these models; a space counts once for each
// example: field=nlp limit=5

MATCH (m:Model)
WHERE m.spaces > 0 AND /*$field*/ 'all' IN ['all'] + coalesce(m.fields, [])
WITH m
ORDER BY m.spaces DESC, m.id
LIMIT /*$top*/ 100
WITH collect(m) AS used
UNWIND used AS m
WITH coalesce(m.owner, '') AS owner, size(used) AS looked, count(m) AS models, sum(m.spaces) AS spaces
RETURN owner, models, toFloat(models) / looked AS share, spaces
ORDER BY models DESC, owner
LIMIT /*$limit*/ 20
