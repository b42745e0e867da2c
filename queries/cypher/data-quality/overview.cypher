// name: data-quality/overview
// formerly: quality/overview
// question: How complete are the data, and what was left out?
// note: what was left out comes from the snapshot loaded last; null when none was loaded completely
// cost: reads tallies and merges of names; does not grow with the hub
// returns: what string -- what is counted
// returns: count int? -- how many there are

CALL () {
  OPTIONAL MATCH (t:Tally {of: 'totals'})
  WITH collect(t) AS tallies, sum(t.repositories) AS repositories, sum(CASE t.kind WHEN 'space' THEN t.repositories ELSE 0 END) AS spaces
  WITH tallies, repositories, COUNT { MATCH (s:Space) } - spaces AS unlisted
  WITH [
    ['repositories', repositories],
    ['repositories without an owner', reduce(n = 0, t IN tallies | n + t.withoutOwner)],
    ['repositories without tags', reduce(n = 0, t IN tallies | n + t.withoutTags)],
    ['repositories without a creation date', reduce(n = 0, t IN tallies | n + t.withoutCreationDate)],
    ['spaces known by their usages only', unlisted],
    ['commits', reduce(n = 0, t IN tallies | n + t.commits)],
    ['commits without authors', reduce(n = 0, t IN tallies | n + t.commitsWithoutAuthors)],
    ['commits without a date', reduce(n = 0, t IN tallies | n + t.commitsWithoutDate)],
    ['discussions and pull requests', reduce(n = 0, t IN tallies | n + t.discussions)],
    ['discussions without an author', reduce(n = 0, t IN tallies | n + t.discussionsWithoutAuthor)],
    ['discussions without a date', reduce(n = 0, t IN tallies | n + t.discussionsWithoutDate)],
    ['accounts', COUNT { MATCH (a:Account) }],
    ['accounts merged into another', COUNT { MATCH (a:Account)-[:ALIAS_OF]->() RETURN DISTINCT a }],
    ['accounts listed as bots', COUNT { MATCH (a:Bot) }]] AS rows
  RETURN 1 AS part, rows
  UNION ALL
  OPTIONAL MATCH (s:Snapshot)
  WHERE s.complete
  WITH s
  ORDER BY s.loadedAt DESC, s.id DESC
  LIMIT 1
  WITH [
    ['rejected records', s.rejected],
    ['ignored: commits of unlisted repositories', s.commitsOfUnknownRepositories],
    ['ignored: repeated commits', s.commitsRepeated],
    ['ignored: discussions of unlisted repositories', s.discussionsOfUnknownRepositories],
    ['ignored: repeated discussions', s.discussionsRepeated],
    ['ignored: repeated usages', s.usagesRepeated],
    ['ignored: usages of unlisted models', s.usagesOfUnknownModels]] AS rows
  RETURN 2 AS part, rows
}
UNWIND range(0, size(rows) - 1) AS i
RETURN rows[i][0] AS what, rows[i][1] AS count
ORDER BY part, i
