// name: time/per-month
// formerly: activity/per-month
// question: How does activity change from month to month?
// note: repositories, commits and discussions without a date are left out
// cost: reads one tally of each hour with activity; walks over all repositories, commits and discussions when from or to is not a full hour
// param: from datetime = null -- at or after this time
// param: to datetime = null -- before this time
// returns: month string -- year and month, in UTC
// returns: repositories int -- repositories created
// returns: commits int -- commits
// returns: discussions int -- discussions started
// returns: pull_requests int -- pull requests opened
// example: from=2023-01-01

WITH datetime({datetime: coalesce(/*$from*/ null, datetime('0001-01-01')), timezone: 'Z'}) AS start,
  datetime({datetime: coalesce(/*$to*/ null, datetime('9999-12-31')), timezone: 'Z'}) AS end
WITH start, end, start = datetime.truncate('hour', start) AND end = datetime.truncate('hour', end) AS hours
CALL (start, end, hours) {
  WITH start, end, hours
  WHERE hours
  MATCH (t:Tally {of: 'hours'})
  WHERE start <= t.start < end
  RETURN t.start.year * 12 + t.start.month - 1 AS month, sum(t.repositories) AS repositories, sum(t.commits) AS commits,
    sum(t.discussions) AS discussions, sum(t.pullRequests) AS pull_requests
  UNION ALL
  WITH start, end, hours
  WHERE NOT hours
  MATCH (r:Repository)
  WHERE r.listed AND start <= r.createdAt < end
  RETURN r.createdAt.year * 12 + r.createdAt.month - 1 AS month, count(r) AS repositories, 0 AS commits, 0 AS discussions, 0 AS pull_requests
  UNION ALL
  WITH start, end, hours
  WHERE NOT hours
  MATCH (c:Commit)
  WHERE start <= c.date < end
  RETURN c.date.year * 12 + c.date.month - 1 AS month, 0 AS repositories, count(c) AS commits, 0 AS discussions, 0 AS pull_requests
  UNION ALL
  WITH start, end, hours
  WHERE NOT hours
  MATCH (d:Discussion)
  WHERE start <= d.date < end
  RETURN d.date.year * 12 + d.date.month - 1 AS month, 0 AS repositories, 0 AS commits,
    sum(CASE WHEN d.isPullRequest THEN 0 ELSE 1 END) AS discussions, sum(CASE WHEN d.isPullRequest THEN 1 ELSE 0 END) AS pull_requests
}
RETURN left(toString(date({year: month / 12, month: month % 12 + 1})), 7) AS month,
  sum(repositories) AS repositories, sum(commits) AS commits, sum(discussions) AS discussions, sum(pull_requests) AS pull_requests
ORDER BY month
