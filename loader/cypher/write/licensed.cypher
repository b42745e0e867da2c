// rows: [kind, id, license], both there
UNWIND $rows AS row
MATCH (r:Repository {kind: row[0], id: row[1]})
MATCH (l:License {id: row[2]})
MERGE (r)-[:LICENSED_UNDER]->(l)
