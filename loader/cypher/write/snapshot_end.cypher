// properties: the counts of the whole snapshot, and loadedAt unless it is the
// one that was loaded last already. Loads that were left off end with this one.
MATCH (s:Snapshot {id: $id})
SET s += $properties, s.complete = true
REMOVE s.fresh, s.progressFile, s.progressRecords
WITH s
MATCH (other:Snapshot)
WHERE NOT other.complete
DETACH DELETE other
