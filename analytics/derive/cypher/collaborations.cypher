// rows: [name, name, commits]
UNWIND $rows AS row
MATCH (a:Account {name: row[0]})
MATCH (b:Account {name: row[1]})
MERGE (a)-[e:COLLABORATES_WITH]->(b)
SET e.commits = row[2]
