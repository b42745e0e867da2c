// rows: [kind, id] of repositories
// The keys of their commits.
UNWIND $rows AS row
MATCH (r:Repository {kind: row[0], id: row[1]})<-[:IN]-(c:Commit)
RETURN c.key AS key
