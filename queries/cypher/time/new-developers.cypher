// name: time/new-developers
// question: How many developers are active in a month, and how many are new?
// note: active people commit or start a discussion; new people had never done either before, as far as the dates are known
// cost: reads every commit and discussion with its people; grows with the commits
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: month string -- year and month, in UTC
// returns: active int -- people who did something in the month
// returns: new int -- people who did so for the first time

MATCH (a:Developer)-[:ALIAS_OF*0..]->(p:Account)
WHERE CASE WHEN /*$raw*/ false THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
WITH p, collect(a) AS accounts
CALL (accounts) {
  UNWIND accounts AS a
  MATCH (a)-[:AUTHORED|STARTED]->(x:Commit|Discussion)
  WHERE x.date IS NOT NULL
  WITH DISTINCT x.date.year * 12 + x.date.month - 1 AS month
  RETURN collect(month) AS months, min(month) AS first
}
UNWIND months AS month
RETURN left(toString(date({year: month / 12, month: month % 12 + 1})), 7) AS month, count(*) AS active, sum(CASE month WHEN first THEN 1 ELSE 0 END) AS new
ORDER BY month
