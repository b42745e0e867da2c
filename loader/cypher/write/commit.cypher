// rows: {kind, repo, commits: [[key, sha, date, title, [[author, position], ...]], ...]}
// One row per run of commits of a repository; the authors are there as accounts.
UNWIND $rows AS repo
MATCH (r:Repository {kind: repo.kind, id: repo.repo})
UNWIND repo.commits AS row
MERGE (c:Commit {key: row[0]})
SET c.sha = row[1], c.date = row[2], c.title = row[3]
MERGE (c)-[:IN]->(r)
WITH c, row
UNWIND row[4] AS author
MATCH (a:Account {name: author[0]})
MERGE (a)-[:AUTHORED {position: author[1]}]->(c)
