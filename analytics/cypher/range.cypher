// name: analytics/range
// question: Where does the next range of repositories of a kind end?
// parameters: kind, after (the id that the range begins behind), size (repositories, listed or not)
// returns: last (id; null when there is none behind after)
// (For the other kinds, their label stands in the place of Model.)
MATCH (r:Model)
USING INDEX SEEK r:Model(id)
WHERE r.kind = $kind AND r.id > $after
WITH r.id AS id
ORDER BY r.id
LIMIT $size
RETURN collect(id)[-1] AS last
