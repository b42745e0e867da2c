// name: adoption/downloaded-unused
// formerly: usage/downloaded-unused
// question: Which much downloaded models does no space use?
// param: limit int = 20 min 0 -- how many models to list
// returns: model -- id of the model
// returns: owner -- account that owns it
// returns: downloads -- downloads of the last 30 days
// returns: likes -- likes

MATCH (m:Model)
WHERE m.listed AND m.downloads > 0 AND NOT EXISTS { (m)<-[:USES]-() }
RETURN m.id AS model, m.owner AS owner, m.downloads AS downloads, m.likes AS likes
ORDER BY downloads DESC, model
LIMIT /*$limit*/ 20
