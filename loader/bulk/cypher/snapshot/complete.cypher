// From now on the snapshot counts as loaded.
MATCH (s:Snapshot)
WHERE NOT s.complete
SET s.complete = true, s.loadedAt = datetime.truncate('millisecond', datetime({timezone: 'Z'}))
WITH count(*) AS done
MATCH (c:Counts)
SET c.complete = true
