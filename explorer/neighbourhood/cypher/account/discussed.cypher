// name: account/discussed
// question: Which repositories does this person start discussions of?
// cost: the repositories that one person discusses
// param: id string -- name of the account
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- discussions started; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int -- discussions
// returns: detail string? -- none
MATCH (x:Account {name: $id})
MATCH (x)-[c:DISCUSSED]->(n:Repository)
WHERE c.discussions > 0
RETURN n.kind AS kind, n.id AS id, c.discussions AS importance, 'DISCUSSED' AS relationship, 'out' AS direction,
  c.discussions AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
