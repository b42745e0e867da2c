// rows: [space, model], both there
UNWIND $rows AS row
MATCH (s:Space {id: row[0]})
MATCH (m:Model {id: row[1]})
MERGE (s)-[:USES]->(m)
