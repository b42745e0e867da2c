// rows: ids of models
// The bases of each.
UNWIND $rows AS id
MATCH (m:Model {id: id})
WHERE EXISTS { (m)-[:DERIVED_FROM]->(:Model) }
RETURN m.id AS id, COLLECT { MATCH (m)-[:DERIVED_FROM]->(b:Model) RETURN b.id } AS bases
