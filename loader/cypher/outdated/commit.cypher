// rows: as the commits in a row of write/commit.cypher
// Removes authors that an older snapshot gave a commit and this one does not, or at another position.
UNWIND $rows AS row
MATCH (c:Commit {key: row[0]})<-[e:AUTHORED]-(a:Account)
WHERE NOT [a.name, e.position] IN row[4]
DELETE e
