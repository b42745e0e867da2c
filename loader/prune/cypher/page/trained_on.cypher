// The models after a place, in the order of the index, with the datasets of each.
MATCH (m:Model)
USING INDEX SEEK m:Model(id)
WHERE m.id > $after AND EXISTS { (m)-[:TRAINED_ON]->(:Dataset) }
WITH m ORDER BY m.id LIMIT $rows
RETURN m.id AS id, COLLECT { MATCH (m)-[:TRAINED_ON]->(d:Dataset) RETURN d.id } AS datasets
