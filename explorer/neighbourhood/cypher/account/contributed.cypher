// name: account/contributed
// question: Which repositories does this person commit to?
// cost: the repositories that one person commits to
// param: id string -- name of the account
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- commits to it; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int -- commits
// returns: detail string? -- none
MATCH (x:Account {name: $id})
MATCH (x)-[c:CONTRIBUTED]->(n:Repository)
WHERE c.commits > 0
RETURN n.kind AS kind, n.id AS id, c.commits AS importance, 'CONTRIBUTED' AS relationship, 'out' AS direction,
  c.commits AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
