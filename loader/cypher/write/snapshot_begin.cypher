// A load that does not come to its end leaves complete = false.
MERGE (s:Snapshot {id: $id})
SET s.complete = false, s.source = $source, s.collectedAt = $collectedAt
