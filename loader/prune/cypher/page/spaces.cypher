// The ids of spaces after a place, in the order of the index, whether each is listed, and the Hub's _ids.
MATCH (s:Space)
USING INDEX SEEK s:Space(id)
WHERE s.id > $after
RETURN s.id AS id, s.listed AS listed, s.hubId AS hubId ORDER BY id LIMIT $rows
