// rows: [space, model]
UNWIND $rows AS row
MATCH (s:Space {id: row[0]})
MATCH (m:Model {id: row[1]})
MATCH (s)-[e:USES]->(m)
DELETE e
