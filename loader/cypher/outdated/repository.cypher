// rows: as write/repository.cypher
// Removes relationships that an older snapshot gave a repository and this one does not.
UNWIND $rows AS row
MATCH (r:Repository {kind: row.kind, id: row.id})-[e:OWNS|LICENSED_UNDER|IN_FIELD]-(x)
WHERE NOT coalesce(CASE type(e)
  WHEN 'OWNS' THEN x.name = row.owner
  WHEN 'LICENSED_UNDER' THEN x.id = row.license
  ELSE x.name IN row.fields
END, false)
DELETE e
