// rows: [model, dataset], both there
UNWIND $rows AS row
MATCH (m:Model {id: row[0]})
MATCH (d:Dataset {id: row[1]})
MERGE (m)-[:TRAINED_ON]->(d)
