// A load that does not come to its end leaves complete = false. What other
// interrupted loads know of their progress is no longer true.
MERGE (s:Snapshot {id: $id})
ON CREATE SET s.fresh = $fresh
SET s.complete = false, s.source = $source, s.collectedAt = $collectedAt, s.licenseRules = $licenses, s.fieldRules = $fields
WITH s
MATCH (other:Snapshot)
WHERE NOT other.complete AND other <> s
REMOVE other.fresh, other.progressFile, other.progressRecords
