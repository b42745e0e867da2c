// rows: as write/commit.cypher, of commits that are not there
UNWIND $rows AS repo
MATCH (r:Repository {kind: repo.kind, id: repo.repo})
UNWIND repo.commits AS row
CREATE (c:Commit {key: row[0], sha: row[1], date: row[2], title: row[3]})-[:IN]->(r)
WITH c, row
UNWIND row[4] AS author
MATCH (a:Account {name: author[0]})
CREATE (a)-[:AUTHORED {position: author[1]}]->(c)
