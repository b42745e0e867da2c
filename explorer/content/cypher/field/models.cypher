// name: field/models
// question: Which models of this subfield are liked the most?
// cost: reads repositories from the most liked down, by the index on likes, until there are enough
// param: id string -- name of the subfield
// param: limit int = 10 min 0 -- how many rows to list
// returns: model string -- id of the model
// returns: owner string? -- account that owns it
// returns: likes int -- likes
// returns: downloads int -- downloads of the last 30 days
// returns: spaces int -- spaces that use it

MATCH (r:Repository)
WHERE r.likes >= 0 AND r.listed AND $id IN r.fields
RETURN r.id AS model, r.owner AS owner, r.likes AS likes, r.downloads AS downloads, coalesce(r.spaces, 0) AS spaces
ORDER BY likes DESC, model
LIMIT /*$limit*/ 10
