// rows: ids of models
// The datasets of each.
UNWIND $rows AS id
MATCH (m:Model {id: id})
WHERE EXISTS { (m)-[:TRAINED_ON]->(:Dataset) }
RETURN m.id AS id, COLLECT { MATCH (m)-[:TRAINED_ON]->(d:Dataset) RETURN d.id } AS datasets
