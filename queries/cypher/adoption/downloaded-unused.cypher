// name: adoption/downloaded-unused
// formerly: usage/downloaded-unused
// question: Which heavily downloaded models does no space use?
// cost: reads every model without visiting its usages; grows with the models
// param: limit int = 20 min 0 -- how many models to list
// returns: model string -- id of the model
// returns: owner string? -- account that owns it
// returns: downloads int -- downloads of the last 30 days
// returns: likes int -- likes
// example: limit=5

MATCH (m:Model)
WHERE m.listed AND m.downloads > 0 AND NOT EXISTS { (m)<-[:USES]-() }
RETURN m.id AS model, m.owner AS owner, m.downloads AS downloads, m.likes AS likes
ORDER BY downloads DESC, model
LIMIT /*$limit*/ 20
