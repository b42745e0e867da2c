// The snapshots in the database, the one loaded last at the end; a load without
// an end has no loadedAt.
MATCH (s:Snapshot)
RETURN s.id AS id, s.source AS source, s.complete AS complete,
       s.commits AS commits, s.discussions AS discussions, s.usages AS usages, s.loadedAt AS loadedAt
ORDER BY s.loadedAt, id
