// rows: [alias, canonical], accepted merges; both accounts are there
UNWIND $rows AS row
MATCH (a:Account {name: row[0]})
MATCH (b:Account {name: row[1]})
MERGE (a)-[:ALIAS_OF]->(b)
