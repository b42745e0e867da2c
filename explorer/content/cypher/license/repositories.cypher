// name: license/repositories
// question: Which repositories under this licence are liked the most?
// cost: reads the repositories of a rare licence; of a frequent one those from the most liked down, by the index on likes, until there are enough
// param: id string -- licence tag
// param: limit int = 10 min 0 -- how many rows to list
// returns: kind string -- model, dataset or space
// returns: repository string -- id of the repository
// returns: owner string? -- account that owns it
// returns: likes int -- likes
// returns: downloads int? -- downloads of the last 30 days; null for spaces

MATCH (l:License {id: $id})
WITH l, COUNT { (l)<-[:LICENSED_UNDER]-() } > 5000 AS frequent
CALL (l, frequent) {
  WITH l, frequent
  WHERE NOT frequent
  MATCH (l)<-[:LICENSED_UNDER]-(r:Repository)
  WHERE r.listed
  RETURN r
  UNION ALL
  WITH l, frequent
  WHERE frequent
  MATCH (r:Repository)
  WHERE r.likes >= 0 AND r.listed AND r.license = $id
  RETURN r
  ORDER BY r.likes DESC, r.kind, r.id
  LIMIT /*$limit*/ 10
}
RETURN r.kind AS kind, r.id AS repository, r.owner AS owner, r.likes AS likes, r.downloads AS downloads
ORDER BY likes DESC, kind, repository
LIMIT /*$limit*/ 10
