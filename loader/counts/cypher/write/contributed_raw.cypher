// rows: [kind, id, name of the account, properties]
UNWIND $rows AS row
MATCH (r:Repository {kind: row[0], id: row[1]})
MATCH (a:Account {name: row[2]})
MERGE (a)-[e:CONTRIBUTED_RAW]->(r)
SET e = row[3]
