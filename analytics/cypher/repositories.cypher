// name: analytics/repositories
// question: What is known of each listed repository in a range of ids, and who did how much in it?
// parameters: kind, after, last (ids; the range begins behind the one and ends with the other)
// returns: repositories, in one list since a row costs more than what stands in it; of each
//   id, owner, license, likes, downloads, fields,
//   commits: groups with the same authors, as [[position, name] ...], count
//   discussions: by starter (null when the account is gone), as name, count
//   spaces: those that use it, as id, listed
// (For the other kinds, their label stands in the place of Model.)
MATCH (r:Model)
USING INDEX SEEK r:Model(id)
WHERE r.kind = $kind AND r.id > $after AND r.id <= $last AND r.listed
CALL (r) {
  MATCH (r)<-[:IN]-(c)
  WITH [(c)<-[a:AUTHORED]-(p) | [a.position, p]] AS authors, count(*) AS commits
  RETURN collect([[x IN authors | [x[0], x[1].name]], commits]) AS commits
}
CALL (r) {
  MATCH (r)<-[:ABOUT]-(d)
  OPTIONAL MATCH (d)<-[:STARTED]-(p)
  WITH p, count(*) AS discussions
  RETURN collect([p.name, discussions]) AS discussions
}
RETURN collect([r.id, r.owner, r.license, r.likes, r.downloads, r.fields,
  commits, discussions, [(r)<-[:USES]-(s) | [s.id, s.listed]]]) AS repositories
