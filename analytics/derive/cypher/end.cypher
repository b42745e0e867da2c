// What was derived, and of which snapshot: the one loaded last.
MATCH (s:Snapshot)
WHERE s.complete
WITH s ORDER BY s.loadedAt DESC, s.id DESC LIMIT 1
MERGE (d:Derived {id: 'derived'})
SET d = {id: 'derived', complete: true, pruned: false, snapshot: s.id, source: s.source, collectedAt: s.collectedAt, loadedAt: s.loadedAt,
         scope: $scope, raw: $raw, minSpaces: $minSpaces}
