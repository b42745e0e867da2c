// The ids of spaces after a place, in the order of the index, and whether each is listed.
MATCH (s:Space)
WHERE s.id > $after
RETURN s.id AS id, s.listed AS listed ORDER BY id LIMIT $rows
