// name: dataset/months
// question: When is this dataset worked on?
// note: commits and discussions without a date are left out
// cost: reads the commits and the discussions of one dataset, found by its id
// param: id string -- id of the dataset
// returns: month string -- year and month, in UTC
// returns: commits int -- commits with a date in it
// returns: discussions int -- discussions and pull requests started in it

MATCH (d:Dataset {id: $id})
CALL (d) {
  MATCH (d)<-[:IN]-(c:Commit)
  WHERE c.date IS NOT NULL
  WITH c.date AS date
  RETURN date.year * 12 + date.month - 1 AS month, count(*) AS commits, 0 AS discussions
  UNION ALL
  MATCH (d)<-[:ABOUT]-(x:Discussion)
  WHERE x.date IS NOT NULL
  WITH x.date AS date
  RETURN date.year * 12 + date.month - 1 AS month, 0 AS commits, count(*) AS discussions
}
WITH month, sum(commits) AS commits, sum(discussions) AS discussions
RETURN left(toString(date({year: month / 12, month: month % 12 + 1})), 7) AS month, commits, discussions
ORDER BY month
