// rows: [model, dataset]
UNWIND $rows AS row
MATCH (m:Model {id: row[0]})
MATCH (d:Dataset {id: row[1]})
MATCH (m)-[e:TRAINED_ON]->(d)
DELETE e
