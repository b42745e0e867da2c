// name: time/new-developers
// question: How many developers are active in a month, and how many are new?
// note: active people commit or start a discussion; new people had never done either before, as far as the dates are known; with kind, field or owner, in such repositories
// note: a month without activity has 0, unless nothing happened for ten years around it: such dates come from clocks that were wrong
// cost: reads one tally of each month; with kind, field or owner, who did something in which of these repositories
// param: kind string = 'all' in all|model|dataset|space -- only what is done in repositories of this kind
// param: field string = 'all' in all|cv|nlp|mm|none -- only models of this subfield; none for those of no subfield
// param: owner string = null -- account; only its repositories
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: month string -- year and month, in UTC
// returns: active int -- people who did something in the month
// returns: new int -- people who did so for the first time

WITH /*$kind*/ 'all' AS kind, /*$field*/ 'all' AS field, /*$owner*/ null AS owner, /*$raw*/ false AS raw
CALL (kind, field, owner, raw) {
  WITH kind, field, owner, raw
  WHERE kind = 'all' AND field = 'all' AND owner IS NULL
  MATCH (t:Tally {of: 'months'})
  RETURN t.month AS month, CASE WHEN raw THEN [t.peopleRaw, t.newPeopleRaw] ELSE [t.people, t.newPeople] END AS people
  UNION ALL
  WITH kind, field, owner, raw
  WHERE kind <> 'all' OR field <> 'all' OR owner IS NOT NULL
  CALL (owner) {
    MATCH (:Account {name: owner})-[:OWNS]->(r:Repository)
    RETURN r
    UNION ALL
    WITH owner
    WHERE owner IS NULL
    MATCH (r:Repository)
    RETURN r
  }
  WITH kind, field, raw, r
  WHERE r.listed AND kind IN ['all', r.kind] AND (field = 'all' OR r.kind = 'model' AND field IN CASE WHEN coalesce(r.fields, []) = [] THEN ['none'] ELSE r.fields END)
  MATCH (r)<-[d:CONTRIBUTED|CONTRIBUTED_RAW|DISCUSSED|DISCUSSED_RAW]-(p:Account)
  UNWIND CASE WHEN raw THEN coalesce(d.monthsRaw, d.months) ELSE d.months END AS month
  WITH DISTINCT p, month
  WITH p, collect(month) AS months, min(month) AS first
  UNWIND months AS month
  RETURN month, [count(*), sum(CASE month WHEN first THEN 1 ELSE 0 END)] AS people
}
WITH month / 100 * 12 + month % 100 - 1 AS month, people
WHERE people[0] > 0
WITH month, people ORDER BY month
WITH collect({month: month, people: people}) AS some
UNWIND range(0, size(some) - 1) AS i
WITH some[i] AS found, coalesce(some[i + 1].month, some[i].month + 1) - some[i].month AS months
UNWIND range(0, CASE WHEN months > 120 THEN 0 ELSE months - 1 END) AS later
WITH found.month + later AS month, CASE later WHEN 0 THEN found.people ELSE [0, 0] END AS people
RETURN left(toString(date({year: month / 12, month: month % 12 + 1})), 7) AS month, people[0] AS active, people[1] AS new
ORDER BY month
