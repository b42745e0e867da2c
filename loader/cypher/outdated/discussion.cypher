// rows: as write/discussion.cypher
// Removes the author that an older snapshot gave a discussion and this one does not.
UNWIND $rows AS row
MATCH (d:Discussion {key: row[2]})<-[e:STARTED]-(a:Account)
WHERE NOT coalesce(a.name = row[7], false)
DELETE e
