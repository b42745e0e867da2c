// The keys of discussions after a place, in the order of the index.
MATCH (d:Discussion)
WHERE d.key > $after
RETURN d.key AS key ORDER BY key LIMIT $rows
