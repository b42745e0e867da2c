// name: account/months
// question: When is this account active?
// cost: reads the repositories that one account committed to or discussed, found by its name
// param: id string -- name of the account
// returns: month string -- year and month, in UTC
// returns: committed int -- repositories that it committed to in that month
// returns: discussed int -- repositories of which it started a discussion in that month

MATCH (a:Account {name: $id})
CALL (a) {
  MATCH (a)-[c:CONTRIBUTED|CONTRIBUTED_RAW]->()
  UNWIND coalesce(c.months, c.monthsRaw) AS month
  RETURN month, count(*) AS committed, 0 AS discussed
  UNION ALL
  MATCH (a)-[d:DISCUSSED|DISCUSSED_RAW]->()
  UNWIND coalesce(d.months, d.monthsRaw) AS month
  RETURN month, 0 AS committed, count(*) AS discussed
}
WITH month, sum(committed) AS committed, sum(discussed) AS discussed
RETURN left(toString(date({year: month / 100, month: month % 100})), 7) AS month, committed, discussed
ORDER BY month
