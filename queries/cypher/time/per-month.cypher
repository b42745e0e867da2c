// name: time/per-month
// formerly: activity/per-month
// question: How does activity change from month to month?
// note: repositories, commits and discussions without a date are left out
// cost: reads the date of every repository, commit and discussion; grows with the commits
// param: from datetime = null -- at or after this time
// param: to datetime = null -- before this time
// returns: month string -- year and month, in UTC
// returns: repositories int -- repositories created
// returns: commits int -- commits
// returns: discussions int -- discussions started
// returns: pull_requests int -- pull requests opened
// example: from=2023-01-01

WITH coalesce(/*$from*/ null, datetime('0001-01-01')) AS start, coalesce(/*$to*/ null, datetime('9999-12-31')) AS end
CALL (start, end) {
  MATCH (r:Repository)
  WHERE r.listed AND start <= r.createdAt < end
  RETURN r.createdAt.year * 12 + r.createdAt.month - 1 AS month, count(r) AS repositories, 0 AS commits, 0 AS discussions, 0 AS pull_requests
  UNION ALL
  MATCH (c:Commit)
  WHERE start <= c.date < end
  RETURN c.date.year * 12 + c.date.month - 1 AS month, 0 AS repositories, count(c) AS commits, 0 AS discussions, 0 AS pull_requests
  UNION ALL
  MATCH (d:Discussion)
  WHERE start <= d.date < end
  RETURN d.date.year * 12 + d.date.month - 1 AS month, 0 AS repositories, 0 AS commits,
    sum(CASE WHEN d.isPullRequest THEN 0 ELSE 1 END) AS discussions, sum(CASE WHEN d.isPullRequest THEN 1 ELSE 0 END) AS pull_requests
}
RETURN left(toString(date({year: month / 12, month: month % 12 + 1})), 7) AS month,
  sum(repositories) AS repositories, sum(commits) AS commits, sum(discussions) AS discussions, sum(pull_requests) AS pull_requests
ORDER BY month
