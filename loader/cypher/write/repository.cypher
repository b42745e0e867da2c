// rows: {kind, label, id, owner, likes, downloads, license, licenseClass, tags, fields, createdAt, lastModified}
// A key that a row lacks is null: the property goes. Owner, licence and fields are there as nodes.
UNWIND $rows AS row
MERGE (r:Repository {kind: row.kind, id: row.id})
SET r:$(row.label),
    r.owner = row.owner, r.likes = row.likes, r.downloads = row.downloads,
    r.license = row.license, r.licenseClass = row.licenseClass,
    r.tags = row.tags, r.fields = row.fields,
    r.createdAt = row.createdAt, r.lastModified = row.lastModified,
    r.listed = true
WITH r, row
CALL (r, row) {
  MATCH (a:Account {name: row.owner})
  MERGE (a)-[:OWNS]->(r)
}
CALL (r, row) {
  MATCH (l:License {id: row.license})
  MERGE (r)-[:LICENSED_UNDER]->(l)
}
CALL (r, row) {
  UNWIND row.fields AS name
  MATCH (f:Field {name: name})
  MERGE (r)-[:IN_FIELD]->(f)
}
