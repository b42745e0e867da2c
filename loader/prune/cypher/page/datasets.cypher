// The ids of datasets after a place, in the order of the index, and the Hub's _ids.
MATCH (d:Dataset)
USING INDEX SEEK d:Dataset(id)
WHERE d.id > $after
RETURN d.id AS id, d.hubId AS hubId ORDER BY id LIMIT $rows
