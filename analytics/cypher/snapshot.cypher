// name: analytics/snapshot
// question: Which snapshots were loaded completely, the one loaded last first?
// returns: id, loadedAt, unfinished (loads that did not come to their end), what the graph itself cannot tell,
//   source, and when it was collected: dated (whether that is known), seconds (since 1970), nanoseconds,
//   rejected (lines that are no records), names of the rules of licences and of fields
MATCH (s:Snapshot)
WHERE s.complete
RETURN s.id AS id, toString(s.loadedAt) AS loadedAt, COUNT { MATCH (t:Snapshot) WHERE NOT t.complete } AS unfinished,
  s.commitsOfUnknownRepositories AS commitsOfUnknownRepositories, s.commitsRepeated AS commitsRepeated,
  s.discussionsOfUnknownRepositories AS discussionsOfUnknownRepositories, s.discussionsRepeated AS discussionsRepeated,
  s.usagesByUnknownSpacesKept AS usagesByUnknownSpacesKept, s.usagesOfUnknownModels AS usagesOfUnknownModels,
  s.usagesRepeated AS usagesRepeated,
  s.source AS source, s.collectedAt IS NOT NULL AS dated, s.collectedAt.epochSeconds AS seconds, s.collectedAt.nanosecond AS nanoseconds,
  s.rejected AS rejected, coalesce(s.licenseRules, 'paper') AS licenseRules, coalesce(s.fieldRules, 'paper') AS fieldRules
ORDER BY s.loadedAt DESC, s.id DESC
