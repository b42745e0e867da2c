// The models after a place, in the order of the index, with the bases of each.
MATCH (m:Model)
USING INDEX SEEK m:Model(id)
WHERE m.id > $after AND EXISTS { (m)-[:DERIVED_FROM]->(:Model) }
WITH m ORDER BY m.id LIMIT $rows
RETURN m.id AS id, COLLECT { MATCH (m)-[:DERIVED_FROM]->(b:Model) RETURN b.id } AS bases
