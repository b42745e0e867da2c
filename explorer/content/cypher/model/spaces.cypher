// name: model/spaces
// question: Which spaces use this model?
// cost: reads the spaces that use one model, found by its id
// param: id string -- id of the model
// param: limit int = 10 min 0 -- how many rows to list
// returns: space string -- id of the space
// returns: owner string? -- account that owns it; null when it is not known
// returns: likes int? -- likes; null for a space that is not listed

MATCH (:Model {id: $id})<-[:USES]-(s:Space)
RETURN s.id AS space, s.owner AS owner, s.likes AS likes
ORDER BY coalesce(s.likes, -1) DESC, space
LIMIT /*$limit*/ 10
