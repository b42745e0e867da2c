// name: time/new-developers
// question: How many developers are active in a month, and how many are new?
// note: active people commit or start a discussion; new people had never done either before, as far as the dates are known
// cost: reads one tally of each month
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: month string -- year and month, in UTC
// returns: active int -- people who did something in the month
// returns: new int -- people who did so for the first time

MATCH (t:Tally {of: 'months'})
WITH t.month AS month, CASE WHEN /*$raw*/ false THEN [t.peopleRaw, t.newPeopleRaw] ELSE [t.people, t.newPeople] END AS people
WHERE people[0] > 0
RETURN left(toString(date({year: month / 100, month: month % 100})), 7) AS month, people[0] AS active, people[1] AS new
ORDER BY month
