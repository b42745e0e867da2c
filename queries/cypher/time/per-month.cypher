// name: time/per-month
// formerly: activity/per-month
// question: How does activity change from month to month?
// note: repositories, commits and discussions without a date are left out
// note: a month without activity has 0, unless nothing happened for ten years around it: such dates come from clocks that were wrong
// note: the Hub gives 2022-03-02T23:29:04Z as the date of creation of all that is older, so that month seems to have a rush of new repositories
// cost: reads one tally of each hour with activity; with field, owner, or from or to that is no full hour, walks over the commits and discussions of these repositories
// param: from datetime = null -- at or after this time
// param: to datetime = null -- before this time
// param: kind string = 'all' in all|model|dataset|space -- only repositories of this kind, and what happens in them
// param: field string = 'all' in all|cv|nlp|mm|none -- only models of this subfield; none for those of no subfield
// param: owner string = null -- account; only its repositories
// returns: month string -- year and month, in UTC
// returns: repositories int -- repositories created
// returns: commits int -- commits
// returns: discussions int -- discussions started
// returns: pull_requests int -- pull requests opened
// example: from=2023-01-01

WITH datetime({datetime: coalesce(/*$from*/ null, datetime('0001-01-01')), timezone: 'Z'}) AS start,
  datetime({datetime: coalesce(/*$to*/ null, datetime('+10000-01-01')), timezone: 'Z'}) AS end,
  /*$kind*/ 'all' AS kind, /*$field*/ 'all' AS field, /*$owner*/ null AS owner
WITH start, end, kind, field, owner,
  field = 'all' AND owner IS NULL AND start = datetime.truncate('hour', start) AND end = datetime.truncate('hour', end) AS tallied
CALL (start, end, kind, field, owner, tallied) {
  WITH start, end, kind, tallied
  WHERE tallied
  MATCH (t:Tally {of: 'hours'})
  WHERE start <= t.start < end AND kind IN ['all', t.kind]
  RETURN t.start.year * 12 + t.start.month - 1 AS month, sum(t.repositories) AS repositories, sum(t.commits) AS commits,
    sum(t.discussions) AS discussions, sum(t.pullRequests) AS pull_requests
  UNION ALL
  WITH start, end, kind, field, owner, tallied
  WHERE NOT tallied
  CALL (owner) {
    MATCH (:Account {name: owner})-[:OWNS]->(r:Repository)
    RETURN r
    UNION ALL
    WITH owner
    WHERE owner IS NULL
    MATCH (r:Repository)
    RETURN r
  }
  WITH start, end, kind, field, r
  WHERE r.listed AND kind IN ['all', r.kind] AND (field = 'all' OR r.kind = 'model' AND field IN CASE WHEN coalesce(r.fields, []) = [] THEN ['none'] ELSE r.fields END)
  CALL (r, start, end) {
    WITH r, start, end
    WHERE start <= r.createdAt < end
    RETURN r.createdAt.year * 12 + r.createdAt.month - 1 AS month, 1 AS repositories, 0 AS commits, 0 AS discussions, 0 AS pull_requests
    UNION ALL
    MATCH (r)<-[:IN]-(c:Commit)
    WHERE start <= c.date < end
    RETURN c.date.year * 12 + c.date.month - 1 AS month, 0 AS repositories, count(c) AS commits, 0 AS discussions, 0 AS pull_requests
    UNION ALL
    MATCH (r)<-[:ABOUT]-(d:Discussion)
    WHERE start <= d.date < end
    RETURN d.date.year * 12 + d.date.month - 1 AS month, 0 AS repositories, 0 AS commits,
      sum(CASE WHEN d.isPullRequest THEN 0 ELSE 1 END) AS discussions, sum(CASE WHEN d.isPullRequest THEN 1 ELSE 0 END) AS pull_requests
  }
  RETURN month, sum(repositories) AS repositories, sum(commits) AS commits, sum(discussions) AS discussions, sum(pull_requests) AS pull_requests
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
