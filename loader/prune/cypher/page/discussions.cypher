// The keys of discussions after a place, in the order of the index.
MATCH (d:Discussion)
USING INDEX SEEK d:Discussion(key)
WHERE d.key > $after
RETURN d.key AS key ORDER BY key LIMIT $rows
