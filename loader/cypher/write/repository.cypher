// rows: [kind, id, owner, likes, downloads, license, licenseClass, tags, fields, createdAt, lastModified, hubId]
// What is null goes as a property. The owner is there as a node.
// (Rows are lists: of a map's keys the planner fears that they are the properties it sets, and buffers all rows.)
UNWIND $rows AS row
MERGE (r:Repository {kind: row[0], id: row[1]})
SET r.owner = row[2], r.likes = row[3], r.downloads = row[4],
    r.license = row[5], r.licenseClass = row[6],
    r.tags = row[7], r.fields = row[8],
    r.createdAt = row[9], r.lastModified = row[10],
    r.hubId = row[11],
    r.listed = true
FOREACH (x IN CASE row[0] WHEN 'model' THEN [1] ELSE [] END | SET r:Model)
FOREACH (x IN CASE row[0] WHEN 'dataset' THEN [1] ELSE [] END | SET r:Dataset)
FOREACH (x IN CASE row[0] WHEN 'space' THEN [1] ELSE [] END | SET r:Space)
WITH r, row
MATCH (a:Account {name: row[2]})
MERGE (a)-[:OWNS]->(r)
