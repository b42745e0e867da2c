// name: time/licences-per-year
// question: Do new repositories carry different licences from old ones?
// note: the licence is today's, the year is that of creation, in UTC; repositories without a creation date are left out
// note: the Hub gives 2022-03-02T23:29:04Z as the date of creation of all that is older, so 2022 holds the repositories of earlier years too
// cost: reads the tallies of licences; does not grow with the hub
// param: kind string = 'model' in model|dataset|space -- kind of repository
// returns: year int -- year of the creation
// returns: class string -- permissive, restrictive, none (no licence tag) or unlabelled
// returns: repositories int -- repositories of that year with such a licence
// returns: share float -- repositories / all of that year

MATCH (t:Tally {of: 'licences', kind: /*$kind*/ 'model'})
WHERE t.year IS NOT NULL
WITH t.year AS year, t.licenseClass AS class, sum(t.repositories) AS repositories
WITH year, sum(repositories) AS every, collect({class: class, repositories: repositories}) AS rows
UNWIND rows AS row
RETURN year, row.class AS class, row.repositories AS repositories, toFloat(row.repositories) / every AS share
ORDER BY year, repositories DESC, class
