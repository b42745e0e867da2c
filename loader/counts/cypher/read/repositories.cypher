// What is in repositories of a kind, and the counts stored with them; the latter
// alone if they are not to be read as a whole.
// Commits and discussions come in groups, each of one hour: [authors as
// [position, name], commits, of these before the repository was created, first
// and last date], [starter, discussions, pull requests?, merged?, first, last].
UNWIND $ids AS id
MATCH (r:Repository {kind: $kind, id: id})
CALL (r) {
  WITH r
  WHERE $whole
  MATCH (r)<-[:IN]-(c)
  WITH r, c.date AS date, (c.date.epochSeconds + 62135596800) / 3600 AS hour, [(c)<-[a:AUTHORED]-(p) | [a.position, p]] AS authors
  WITH authors, hour, count(*) AS commits, sum(CASE WHEN date < r.createdAt THEN 1 ELSE 0 END) AS early, min(date) AS first, max(date) AS last
  RETURN collect([[x IN authors | [x[0], x[1].name]], commits, early, first, last]) AS commits
}
CALL (r) {
  WITH r
  WHERE $whole
  MATCH (r)<-[:ABOUT]-(d)
  OPTIONAL MATCH (d)<-[:STARTED]-(p)
  WITH p, (d.date.epochSeconds + 62135596800) / 3600 AS hour, coalesce(d.isPullRequest, false) AS pull, coalesce(d.status = 'merged', false) AS merged, d.date AS date
  WITH p, hour, pull, merged, count(*) AS discussions, min(date) AS first, max(date) AS last
  RETURN collect([p.name, discussions, pull, merged, first, last]) AS discussions
}
RETURN r.id, r.listed, r.owner, r.license, r.likes, r.downloads, r.fields, size(coalesce(r.tags, [])) > 0, r.createdAt, commits, discussions,
  CASE r.kind
    WHEN 'model' THEN COUNT { (r)<-[:USES]-() }
    WHEN 'dataset' THEN COUNT { (r)<-[:TRAINED_ON]-(m:Model) WHERE m.listed }
    ELSE 0
  END,
  r {.commits, .committers, .committersRaw, .discussions, .discussionStarters, .discussionStartersRaw, .community, .communityRaw,
    .pullRequests, .mergedPullRequests, .firstCommit, .lastCommit, .earlyCommits, .commitsWithoutAuthors, .commitsWithoutDate,
    .discussionsWithoutAuthor, .discussionsWithoutDate, .spaces, .models, .searchText},
  [(a)-[e:CONTRIBUTED|CONTRIBUTED_RAW|DISCUSSED|DISCUSSED_RAW]->(r) | [type(e), a.name, properties(e)]]
