// The snapshots loaded so far, the latest last; a load without an end has no
// loadedAt, and knows how far it came.
MATCH (s:Snapshot)
RETURN s.id AS id, s.source AS source, s.complete AS complete,
       s.fresh AS fresh, s.progressFile AS file, s.progressRecords AS records, s.loadedAt AS loadedAt,
       s.collectedAt AS collectedAt, s.licenseRules AS licenseRules, s.fieldRules AS fieldRules
ORDER BY s.loadedAt, id
