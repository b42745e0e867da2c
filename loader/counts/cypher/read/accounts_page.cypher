// The next names of accounts, in order.
MATCH (a:Account)
USING INDEX SEEK a:Account(name)
WHERE a.name > $after
WITH a.name AS name
ORDER BY name
LIMIT $size
RETURN collect(name) AS names
