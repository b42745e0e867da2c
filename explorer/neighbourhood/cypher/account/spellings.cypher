// name: account/spellings
// question: Which spellings were merged into this account?
// cost: the spellings of one account
// param: id string -- name of the account
// param: limit int min 0 -- how many neighbours
// returns: kind string -- of the neighbour
// returns: id string -- of the neighbour
// returns: importance int -- commits under the spelling; the most important come first
// returns: relationship string -- type of the edge
// returns: direction string -- of the edge: in, out or both
// returns: weight int? -- none
// returns: detail string? -- none
MATCH (x:Account {name: $id})
MATCH (x)<-[:ALIAS_OF]-(n:Account)
RETURN 'account' AS kind, n.name AS id, coalesce(n.commitsRaw, n.commits, 0) AS importance, 'ALIAS_OF' AS relationship, 'in' AS direction,
  null AS weight, null AS detail
ORDER BY importance DESC, kind, id
LIMIT $limit
