// rows: [model, [dataset, ...]]
// (From the model: a dataset may have very many.)
UNWIND $rows AS row
MATCH (m:Model {id: row[0]})-[e:TRAINED_ON]->(d:Dataset)
USING INDEX m:Model(id)
WHERE d.id IN row[1]
DELETE e
