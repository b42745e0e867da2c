// The ids of models after a place, in the order of the index, and the Hub's _ids.
MATCH (m:Model)
USING INDEX SEEK m:Model(id)
WHERE m.id > $after
RETURN m.id AS id, m.hubId AS hubId ORDER BY id LIMIT $rows
