// rows: {kind, repo, key, num, date, isPullRequest, status, author}
// The author is there as an account; a row without one adds no STARTED.
UNWIND $rows AS row
MATCH (r:Repository {kind: row.kind, id: row.repo})
MERGE (d:Discussion {key: row.key})
SET d.num = row.num, d.date = row.date, d.isPullRequest = row.isPullRequest, d.status = row.status
MERGE (d)-[:ABOUT]->(r)
WITH d, row
MATCH (a:Account {name: row.author})
MERGE (a)-[:STARTED]->(d)
