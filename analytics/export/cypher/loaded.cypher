// name: export/loaded
// question: Is there a snapshot that was loaded to its end?
// returns: snapshots
MATCH (s:Snapshot)
WHERE s.complete
RETURN count(s) AS snapshots
