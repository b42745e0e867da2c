// The next ids of a kind, in order.
// (For the other kinds, their label stands in the place of Model.)
MATCH (r:Model)
USING INDEX SEEK r:Model(id)
WHERE r.kind = $kind AND r.id > $after
WITH r.id AS id
ORDER BY r.id
LIMIT $size
RETURN collect(id) AS ids
