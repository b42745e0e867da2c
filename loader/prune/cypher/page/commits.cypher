// The keys of commits after a place, in the order of the index.
MATCH (c:Commit)
USING INDEX SEEK c:Commit(key)
WHERE c.key > $after
RETURN c.key AS key ORDER BY key LIMIT $rows
