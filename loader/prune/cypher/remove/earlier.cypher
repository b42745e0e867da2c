// The graph now holds what the snapshot has, and nothing more of those loaded before it.
MATCH (s:Snapshot)
WHERE s.id <> $id
DETACH DELETE s
