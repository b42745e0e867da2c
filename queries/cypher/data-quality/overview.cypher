// name: data-quality/overview
// formerly: quality/overview
// question: How complete are the data, and what was left out?
// note: what was left out comes from the snapshot loaded last; null when none was loaded completely
// cost: reads every repository, commit, discussion and account; grows with the commits
// returns: what string -- what is counted
// returns: count int? -- how many there are

CALL () {
  MATCH (r:Repository)
  WHERE r.listed
  WITH [
    ['repositories', count(r)],
    ['repositories without an owner', sum(CASE WHEN r.owner IS NULL THEN 1 ELSE 0 END)],
    ['repositories without tags', sum(CASE WHEN coalesce(r.tags, []) = [] THEN 1 ELSE 0 END)],
    ['repositories without a creation date', sum(CASE WHEN r.createdAt IS NULL THEN 1 ELSE 0 END)]] AS rows
  RETURN 1 AS part, rows
  UNION ALL
  MATCH (s:Space)
  WHERE NOT s.listed
  WITH [['spaces known by their usages only', count(s)]] AS rows
  RETURN 2 AS part, rows
  UNION ALL
  MATCH (c:Commit)
  WITH [
    ['commits', count(c)],
    ['commits without authors', sum(CASE WHEN EXISTS { (c)<-[:AUTHORED]-() } THEN 0 ELSE 1 END)],
    ['commits without a date', sum(CASE WHEN c.date IS NULL THEN 1 ELSE 0 END)]] AS rows
  RETURN 3 AS part, rows
  UNION ALL
  MATCH (d:Discussion)
  WITH [
    ['discussions and pull requests', count(d)],
    ['discussions without an author', sum(CASE WHEN EXISTS { (d)<-[:STARTED]-() } THEN 0 ELSE 1 END)],
    ['discussions without a date', sum(CASE WHEN d.date IS NULL THEN 1 ELSE 0 END)]] AS rows
  RETURN 4 AS part, rows
  UNION ALL
  MATCH (a:Account)
  WITH [
    ['accounts', count(a)],
    ['accounts merged into another', sum(CASE WHEN EXISTS { (a)-[:ALIAS_OF]->() } THEN 1 ELSE 0 END)],
    ['accounts listed as bots', sum(CASE WHEN a:Bot THEN 1 ELSE 0 END)]] AS rows
  RETURN 5 AS part, rows
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
  RETURN 6 AS part, rows
}
UNWIND range(0, size(rows) - 1) AS i
RETURN rows[i][0] AS what, rows[i][1] AS count
ORDER BY part, i
