// name: analytics/range
// question: Where does the next range of repositories of a kind end?
// parameters: kind, after (the id that the range begins behind), size (repositories, listed or not)
// returns: last (id; null when there is none behind after)
MATCH (r:Repository)
WHERE r.kind = $kind AND r.id > $after
WITH r.id AS id
ORDER BY r.kind, r.id
LIMIT $size
RETURN max(id) AS last
