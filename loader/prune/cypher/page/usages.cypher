// The spaces after a place, in the order of the index, with the models that each uses.
MATCH (s:Space)
USING INDEX SEEK s:Space(id)
WHERE s.id > $after AND EXISTS { (s)-[:USES]->(:Model) }
WITH s ORDER BY s.id LIMIT $rows
RETURN s.id AS id, COLLECT { MATCH (s)-[:USES]->(m:Model) RETURN m.id } AS models
