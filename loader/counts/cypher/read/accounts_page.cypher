// The next names of accounts, in order.
MATCH (a:Account)
WHERE a.name > $after
WITH a.name AS name
ORDER BY name
LIMIT $size
RETURN collect(name) AS names
