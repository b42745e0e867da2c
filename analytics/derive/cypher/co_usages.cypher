// rows: [id, id, spaces]
UNWIND $rows AS row
MATCH (a:Model {id: row[0]})
MATCH (b:Model {id: row[1]})
MERGE (a)-[e:CO_USED_WITH]->(b)
SET e.spaces = row[2]
