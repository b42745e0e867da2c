MATCH (s:Snapshot)
WHERE s.derivedScope IS NOT NULL
REMOVE s.derivedScope, s.derivedRaw, s.derivedMinSpaces
