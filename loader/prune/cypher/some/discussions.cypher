// rows: [kind, id] of repositories
// The keys of their discussions.
UNWIND $rows AS row
MATCH (r:Repository {kind: row[0], id: row[1]})<-[:ABOUT]-(d:Discussion)
RETURN d.key AS key
