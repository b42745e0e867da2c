// The ids of datasets after a place, in the order of the index.
MATCH (d:Dataset)
WHERE d.id > $after
RETURN d.id AS id ORDER BY id LIMIT $rows
