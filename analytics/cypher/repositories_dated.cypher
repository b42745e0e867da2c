// name: analytics/repositories_dated
// question: What is known of each listed repository in a range of ids, and who did how much in it at what time?
// parameters: kind, after, last (ids; the range begins behind the one and ends with the other)
// returns: repositories, as analytics/repositories has them, and of each, at the end, created and modified; a group of
//   commits or of discussions is one of the same time, which follows its count. Times are in milliseconds since 1970.
// (For the other kinds, their label stands in the place of Model.)
MATCH (r:Model)
USING INDEX SEEK r:Model(id)
WHERE r.kind = $kind AND r.id > $after AND r.id <= $last AND r.listed
CALL (r) {
  MATCH (r)<-[:IN]-(c)
  WITH [(c)<-[a:AUTHORED]-(p) | [a.position, p]] AS authors, c.date.epochMillis AS at, count(*) AS commits
  RETURN collect([[x IN authors | [x[0], x[1].name]], commits, at]) AS commits
}
CALL (r) {
  MATCH (r)<-[:ABOUT]-(d)
  OPTIONAL MATCH (d)<-[:STARTED]-(p)
  WITH p, d.date.epochMillis AS at, count(*) AS discussions
  RETURN collect([p.name, discussions, at]) AS discussions
}
RETURN collect([r.id, r.owner, r.license, r.likes, r.downloads, r.fields,
  commits, discussions, [(r)<-[:USES]-(s) | [s.id, s.listed]],
  r.createdAt.epochMillis, r.lastModified.epochMillis]) AS repositories
