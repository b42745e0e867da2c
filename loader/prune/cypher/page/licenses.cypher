// The ids of licences after a place, in the order of the index.
MATCH (l:License)
USING INDEX SEEK l:License(id)
WHERE l.id > $after
RETURN l.id AS id ORDER BY id LIMIT $rows
