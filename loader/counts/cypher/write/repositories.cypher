// rows: [kind, id, counts that change]
UNWIND $rows AS row
MATCH (r:Repository {kind: row[0], id: row[1]})
SET r += row[2]
