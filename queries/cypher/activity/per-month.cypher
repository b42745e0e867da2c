// name: activity/per-month
// question: How does activity change from month to month?
// note: repositories, commits and discussions without a date are left out
// param: from datetime = null -- from this moment on
// param: to datetime = null -- before this moment
// returns: month -- year and month, in UTC
// returns: repositories -- repositories created
// returns: commits -- commits
// returns: discussions -- discussions started
// returns: pull_requests -- pull requests opened

:param from => null;
:param to => null;

CALL () {
  MATCH (r:Repository)
  WHERE r.listed AND r.createdAt IS NOT NULL AND ($from IS NULL OR r.createdAt >= $from) AND ($to IS NULL OR r.createdAt < $to)
  RETURN datetime.truncate('month', r.createdAt) AS month, count(r) AS repositories, 0 AS commits, 0 AS discussions, 0 AS pull_requests
  UNION ALL
  MATCH (c:Commit)
  WHERE c.date IS NOT NULL AND ($from IS NULL OR c.date >= $from) AND ($to IS NULL OR c.date < $to)
  RETURN datetime.truncate('month', c.date) AS month, 0 AS repositories, count(c) AS commits, 0 AS discussions, 0 AS pull_requests
  UNION ALL
  MATCH (d:Discussion)
  WHERE d.date IS NOT NULL AND ($from IS NULL OR d.date >= $from) AND ($to IS NULL OR d.date < $to)
  RETURN datetime.truncate('month', d.date) AS month, 0 AS repositories, 0 AS commits,
    sum(CASE WHEN d.isPullRequest THEN 0 ELSE 1 END) AS discussions, sum(CASE WHEN d.isPullRequest THEN 1 ELSE 0 END) AS pull_requests
}
RETURN left(toString(month), 7) AS month,
  sum(repositories) AS repositories, sum(commits) AS commits, sum(discussions) AS discussions, sum(pull_requests) AS pull_requests
ORDER BY month
