// From now on no snapshot is completely there.
MATCH (s:Snapshot)
SET s.complete = false
REMOVE s.fresh, s.progressFile, s.progressRecords
