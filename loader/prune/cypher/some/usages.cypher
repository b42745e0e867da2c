// rows: ids of spaces
// The models that each uses.
UNWIND $rows AS id
MATCH (s:Space {id: id})
WHERE EXISTS { (s)-[:USES]->(:Model) }
RETURN s.id AS id, COLLECT { MATCH (s)-[:USES]->(m:Model) RETURN m.id } AS models
