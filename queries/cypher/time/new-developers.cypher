// name: time/new-developers
// question: How many developers are active in a month, and how many are new?
// note: active people commit or start a discussion; new people had never done either before, as far as the dates are known
// note: a month without activity has 0, unless nothing happened for ten years around it: such dates come from clocks that were wrong
// cost: reads one tally of each month
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: month string -- year and month, in UTC
// returns: active int -- people who did something in the month
// returns: new int -- people who did so for the first time

MATCH (t:Tally {of: 'months'})
WITH t.month / 100 * 12 + t.month % 100 - 1 AS month, CASE WHEN /*$raw*/ false THEN [t.peopleRaw, t.newPeopleRaw] ELSE [t.people, t.newPeople] END AS people
WHERE people[0] > 0
WITH month, people ORDER BY month
WITH collect({month: month, people: people}) AS some
UNWIND range(0, size(some) - 1) AS i
WITH some[i] AS found, coalesce(some[i + 1].month, some[i].month + 1) - some[i].month AS months
UNWIND range(0, CASE WHEN months > 120 THEN 0 ELSE months - 1 END) AS later
WITH found.month + later AS month, CASE later WHEN 0 THEN found.people ELSE [0, 0] END AS people
RETURN left(toString(date({year: month / 12, month: month % 12 + 1})), 7) AS month, people[0] AS active, people[1] AS new
ORDER BY month
