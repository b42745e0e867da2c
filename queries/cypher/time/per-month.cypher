// name: time/per-month
// formerly: activity/per-month
// question: How does activity change from month to month?
// note: repositories, commits and discussions without a date are left out
// note: a month without activity has 0, unless nothing happened for ten years around it: such dates come from clocks that were wrong
// note: the Hub gives 2022-03-02T23:29:04Z as the date of creation of all that is older, so that month seems to have a rush of new repositories
// cost: reads one tally of each hour with activity; walks over all repositories, commits and discussions when from or to is not a full hour
// param: from datetime = null -- at or after this time
// param: to datetime = null -- before this time
// param: kind string = 'all' in all|model|dataset|space -- only repositories of this kind, and what happens in them
// returns: month string -- year and month, in UTC
// returns: repositories int -- repositories created
// returns: commits int -- commits
// returns: discussions int -- discussions started
// returns: pull_requests int -- pull requests opened
// example: from=2023-01-01

WITH datetime({datetime: coalesce(/*$from*/ null, datetime('0001-01-01')), timezone: 'Z'}) AS start,
  datetime({datetime: coalesce(/*$to*/ null, datetime('+10000-01-01')), timezone: 'Z'}) AS end, /*$kind*/ 'all' AS kind
WITH start, end, kind, start = datetime.truncate('hour', start) AND end = datetime.truncate('hour', end) AS hours
CALL (start, end, kind, hours) {
  WITH start, end, kind, hours
  WHERE hours
  MATCH (t:Tally {of: 'hours'})
  WHERE start <= t.start < end AND kind IN ['all', t.kind]
  RETURN t.start.year * 12 + t.start.month - 1 AS month, sum(t.repositories) AS repositories, sum(t.commits) AS commits,
    sum(t.discussions) AS discussions, sum(t.pullRequests) AS pull_requests
  UNION ALL
  WITH start, end, kind, hours
  WHERE NOT hours
  MATCH (r:Repository)
  WHERE r.listed AND kind IN ['all', r.kind] AND start <= r.createdAt < end
  RETURN r.createdAt.year * 12 + r.createdAt.month - 1 AS month, count(r) AS repositories, 0 AS commits, 0 AS discussions, 0 AS pull_requests
  UNION ALL
  WITH start, end, kind, hours
  WHERE NOT hours
  MATCH (c:Commit)
  WHERE start <= c.date < end AND (kind = 'all' OR c.key STARTS WITH kind + ':')
  RETURN c.date.year * 12 + c.date.month - 1 AS month, 0 AS repositories, count(c) AS commits, 0 AS discussions, 0 AS pull_requests
  UNION ALL
  WITH start, end, kind, hours
  WHERE NOT hours
  MATCH (d:Discussion)
  WHERE start <= d.date < end AND (kind = 'all' OR d.key STARTS WITH kind + ':')
  RETURN d.date.year * 12 + d.date.month - 1 AS month, 0 AS repositories, 0 AS commits,
    sum(CASE WHEN d.isPullRequest THEN 0 ELSE 1 END) AS discussions, sum(CASE WHEN d.isPullRequest THEN 1 ELSE 0 END) AS pull_requests
}
WITH month, sum(repositories) AS repositories, sum(commits) AS commits, sum(discussions) AS discussions, sum(pull_requests) AS pull_requests
ORDER BY month
WITH collect({month: month, n: [repositories, commits, discussions, pull_requests]}) AS some
UNWIND range(0, size(some) - 1) AS i
WITH some[i] AS found, coalesce(some[i + 1].month, some[i].month + 1) - some[i].month AS months
UNWIND range(0, CASE WHEN months > 120 THEN 0 ELSE months - 1 END) AS later
WITH found.month + later AS month, CASE later WHEN 0 THEN found.n ELSE [0, 0, 0, 0] END AS n
RETURN left(toString(date({year: month / 12, month: month % 12 + 1})), 7) AS month, n[0] AS repositories, n[1] AS commits, n[2] AS discussions, n[3] AS pull_requests
ORDER BY month
