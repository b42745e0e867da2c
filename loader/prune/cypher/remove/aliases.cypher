// rows: [alias, canonical]
UNWIND $rows AS row
MATCH (a:Account {name: row[0]})-[e:ALIAS_OF]->(b:Account {name: row[1]})
DELETE e
