// name: time/licences-per-year
// question: Do new repositories carry different licences from old ones?
// note: the licence is today's, the year is that of creation, in UTC; repositories without a creation date are left out
// cost: reads every repository; grows with the repositories
// param: kind string = 'model' in model|dataset|space -- kind of repository
// returns: year int -- year of the creation
// returns: class string -- permissive, restrictive, none (no licence) or unlabelled
// returns: repositories int -- repositories of that year with such a licence
// returns: share float -- repositories / all of that year

MATCH (r:Repository)
WHERE r.listed AND r.kind = /*$kind*/ 'model' AND r.createdAt IS NOT NULL
WITH datetime({datetime: r.createdAt, timezone: 'Z'}).year AS year, coalesce(r.licenseClass, 'none') AS class, count(r) AS repositories
WITH year, sum(repositories) AS every, collect({class: class, repositories: repositories}) AS rows
UNWIND rows AS row
RETURN year, row.class AS class, row.repositories AS repositories, toFloat(row.repositories) / every AS share
ORDER BY year, repositories DESC, class
