// What was derived, on the snapshot loaded last.
MATCH (s:Snapshot)
WHERE s.complete
WITH s ORDER BY s.loadedAt DESC, s.id DESC LIMIT 1
SET s.derivedScope = $scope, s.derivedRaw = $raw, s.derivedMinSpaces = $minSpaces
