// rows: [kind, id, owner, likes, downloads, license, licenseClass, tags, fields, createdAt, lastModified]
// What is null goes as a property. Owner, licence and fields are there as nodes.
// (Rows are lists: of a map's keys the planner fears that they are the properties it sets, and buffers all rows.)
UNWIND $rows AS row
MERGE (r:Repository {kind: row[0], id: row[1]})
SET r.owner = row[2], r.likes = row[3], r.downloads = row[4],
    r.license = row[5], r.licenseClass = row[6],
    r.tags = row[7], r.fields = row[8],
    r.createdAt = row[9], r.lastModified = row[10],
    r.listed = true
FOREACH (x IN CASE row[0] WHEN 'model' THEN [1] ELSE [] END | SET r:Model)
FOREACH (x IN CASE row[0] WHEN 'dataset' THEN [1] ELSE [] END | SET r:Dataset)
FOREACH (x IN CASE row[0] WHEN 'space' THEN [1] ELSE [] END | SET r:Space)
WITH r, row
CALL (r, row) {
  MATCH (a:Account {name: row[2]})
  MERGE (a)-[:OWNS]->(r)
}
CALL (r, row) {
  MATCH (l:License {id: row[5]})
  MERGE (r)-[:LICENSED_UNDER]->(l)
}
CALL (r, row) {
  UNWIND row[8] AS name
  MATCH (f:Field {name: name})
  MERGE (r)-[:IN_FIELD]->(f)
}
