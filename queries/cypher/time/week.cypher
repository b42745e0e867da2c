// name: time/week
// question: On which days of the week and hours of the day are commits made?
// note: days and hours are in UTC; commits of bots count, commits without a date do not
// cost: reads one tally of each hour with activity
// param: kind string = 'all' in all|model|dataset|space -- only commits to repositories of this kind
// returns: weekday int -- 1 is Monday, 7 is Sunday
// returns: day string -- its name
// returns: hour int -- 0 to 23
// returns: commits int -- commits made then; hours without any are left out
// returns: share float -- commits / all with a date
// example: kind=dataset

MATCH (t:Tally {of: 'hours'})
WHERE t.commits > 0 AND /*$kind*/ 'all' IN ['all', t.kind]
WITH t.start.dayOfWeek AS weekday, t.start.hour AS hour, sum(t.commits) AS commits
WITH collect([weekday, hour, commits]) AS rows, sum(commits) AS every
UNWIND rows AS row
RETURN row[0] AS weekday, ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][row[0] - 1] AS day, row[1] AS hour, row[2] AS commits, toFloat(row[2]) / every AS share
ORDER BY weekday, hour
