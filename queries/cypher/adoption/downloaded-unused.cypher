// name: adoption/downloaded-unused
// formerly: usage/downloaded-unused
// question: Which heavily downloaded models does no space use?
// cost: reads repositories from the most downloaded down, by the index on downloads, until there are enough
// param: limit int = 20 min 0 -- how many models to list
// returns: model string -- id of the model
// returns: owner string? -- account that owns it
// returns: downloads int -- downloads of the last 30 days
// returns: likes int -- likes
// example: limit=5

MATCH (m:Repository)
WHERE m.downloads > 0 AND m.spaces = 0 // only models have spaces
RETURN m.id AS model, m.owner AS owner, m.downloads AS downloads, m.likes AS likes
ORDER BY downloads DESC, model
LIMIT /*$limit*/ 20
