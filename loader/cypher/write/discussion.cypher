// rows: [kind, repo, key, num, date, isPullRequest, status, author]
// The author is there as an account; a row without one adds no STARTED.
UNWIND $rows AS row
MATCH (r:Repository {kind: row[0], id: row[1]})
MERGE (d:Discussion {key: row[2]})
SET d.num = row[3], d.date = row[4], d.isPullRequest = row[5], d.status = row[6]
MERGE (d)-[:ABOUT]->(r)
WITH d, row
MATCH (a:Account {name: row[7]})
MERGE (a)-[:STARTED]->(d)
