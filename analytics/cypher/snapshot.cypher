// name: analytics/snapshot
// question: Which snapshot was loaded last, completely?
// returns: id, loadedAt, unfinished (loads that did not come to their end), and what the graph itself cannot tell
MATCH (s:Snapshot)
WHERE s.complete
RETURN s.id AS id, toString(s.loadedAt) AS loadedAt, COUNT { MATCH (t:Snapshot) WHERE NOT t.complete } AS unfinished,
  s.commitsOfUnknownRepositories AS commitsOfUnknownRepositories, s.commitsRepeated AS commitsRepeated,
  s.discussionsOfUnknownRepositories AS discussionsOfUnknownRepositories, s.discussionsRepeated AS discussionsRepeated,
  s.usagesByUnknownSpacesKept AS usagesByUnknownSpacesKept, s.usagesOfUnknownModels AS usagesOfUnknownModels,
  s.usagesRepeated AS usagesRepeated
ORDER BY s.loadedAt DESC, s.id DESC
LIMIT 1
