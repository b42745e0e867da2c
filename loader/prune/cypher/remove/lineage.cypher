// rows: [model, base]
UNWIND $rows AS row
MATCH (m:Model {id: row[0]})
MATCH (b:Model {id: row[1]})
MATCH (m)-[e:DERIVED_FROM]->(b)
DELETE e
