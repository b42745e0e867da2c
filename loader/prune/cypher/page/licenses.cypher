// The ids of licences after a place, in the order of the index.
MATCH (l:License)
WHERE l.id > $after
RETURN l.id AS id ORDER BY id LIMIT $rows
