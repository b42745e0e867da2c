// name: dataset/months
// question: When is this dataset worked on?
// note: commits and discussions without a date are left out
// note: the commits of a dataset with more than 5,000 are not read: there the people who commit in a month tell of it
// cost: reads the people, the discussions and at most 5,000 commits of one dataset, found by its id
// param: id string -- id of the dataset
// returns: month string -- year and month, in UTC
// returns: commits int? -- commits with a date in it; null when there are more than 5,000 in all
// returns: discussions int -- discussions and pull requests started in it
// returns: people int -- people who committed to it in that month

MATCH (d:Dataset {id: $id})
CALL (d) {
  WITH d
  WHERE coalesce(d.commits, 0) <= 5000
  MATCH (d)<-[:IN]-(c:Commit)
  WHERE c.date IS NOT NULL
  WITH c.date AS date
  RETURN date.year * 12 + date.month - 1 AS month, count(*) AS commits, 0 AS discussions, 0 AS people
  UNION ALL
  MATCH (d)<-[:ABOUT]-(x:Discussion)
  WHERE x.date IS NOT NULL
  WITH x.date AS date
  RETURN date.year * 12 + date.month - 1 AS month, 0 AS commits, count(*) AS discussions, 0 AS people
  UNION ALL
  MATCH (d)<-[c:CONTRIBUTED]-()
  UNWIND c.months AS month
  RETURN month / 100 * 12 + month % 100 - 1 AS month, 0 AS commits, 0 AS discussions, count(*) AS people
}
WITH d, month, sum(commits) AS commits, sum(discussions) AS discussions, sum(people) AS people
RETURN left(toString(date({year: month / 12, month: month % 12 + 1})), 7) AS month,
  CASE WHEN coalesce(d.commits, 0) <= 5000 THEN commits END AS commits, discussions, people
ORDER BY month
