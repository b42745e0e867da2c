// name: model/co-used
// question: Which models do spaces use together with this model?
// cost: reads the co-usage of one model that `hubgraph derive` has written
// param: id string -- id of the model
// param: limit int = 10 min 0 -- how many rows to list
// returns: neighbour string -- a model used together with it
// returns: spaces int -- spaces that use both

MATCH (:Model {id: $id})-[w:CO_USED_WITH]-(n:Model)
RETURN n.id AS neighbour, w.spaces AS spaces
ORDER BY spaces DESC, neighbour
LIMIT /*$limit*/ 10
