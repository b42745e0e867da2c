// From now on no snapshot has derived networks that are right.
MATCH (s:Snapshot)
WHERE s.derivedScope IS NOT NULL
REMOVE s.derivedScope, s.derivedRaw, s.derivedMinSpaces
