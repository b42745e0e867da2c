// From now on the counts are stale.
MERGE (c:Counts {id: 'counts'})
SET c.version = $version, c.complete = false
