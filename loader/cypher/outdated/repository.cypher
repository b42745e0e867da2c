// rows: as write/repository.cypher
// Removes relationships that an older snapshot gave a repository and this one does not.
UNWIND $rows AS row
MATCH (r:Repository {kind: row[0], id: row[1]})-[e:OWNS|LICENSED_UNDER|IN_FIELD]-(x)
WHERE NOT coalesce(CASE type(e)
  WHEN 'OWNS' THEN x.name = row[2]
  WHEN 'LICENSED_UNDER' THEN x.id = row[5]
  ELSE x.name IN row[8]
END, false)
DELETE e
