// The snapshots in the graph, the latest complete one last.
MATCH (s:Snapshot)
RETURN properties(s) AS properties
ORDER BY s.complete, s.loadedAt, s.id
