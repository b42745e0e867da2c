// name: account/recorded
// question: Which repositories have commits under this name, which is an alias or a bot?
// cost: the repositories of one name
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
MATCH (x)-[c:CONTRIBUTED_RAW]->(n:Repository)
WHERE c.commitsRaw > 0
RETURN n.kind AS kind, n.id AS id, c.commitsRaw AS importance, 'CONTRIBUTED_RAW' AS relationship, 'out' AS direction,
  c.commitsRaw AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
