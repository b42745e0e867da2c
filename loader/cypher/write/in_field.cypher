// rows: [kind, id, name of the subfield], both there
UNWIND $rows AS row
MATCH (r:Repository {kind: row[0], id: row[1]})
MATCH (f:Field {name: row[2]})
MERGE (r)-[:IN_FIELD]->(f)
