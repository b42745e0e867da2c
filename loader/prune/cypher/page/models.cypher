// The ids of models after a place, in the order of the index.
MATCH (m:Model)
WHERE m.id > $after
RETURN m.id AS id ORDER BY id LIMIT $rows
