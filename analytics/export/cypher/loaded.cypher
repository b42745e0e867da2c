// name: export/loaded
// question: Is there a snapshot that was loaded to its end, and one that was not?
// returns: complete, unfinished (snapshots)
MATCH (s:Snapshot)
RETURN count(CASE WHEN s.complete THEN 1 END) AS complete, count(CASE WHEN NOT s.complete THEN 1 END) AS unfinished
