// The next ids of a kind, in order.
MATCH (r:Repository)
WHERE r.kind = $kind AND r.id > $after
WITH r.id AS id
ORDER BY r.kind, r.id
LIMIT $size
RETURN collect(id) AS ids
