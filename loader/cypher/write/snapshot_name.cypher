// What had no source is of the hub that the user named.
MATCH (s:Snapshot)
WHERE s.source IS NULL
SET s.source = $source
