// The snapshots loaded so far, the latest last; a load without an end has no loadedAt.
MATCH (s:Snapshot)
RETURN s.id AS id, s.source AS source, s.complete AS complete
ORDER BY s.loadedAt, id
