// name: licences/shares
// formerly: licenses/shares
// question: Which licences do repositories carry, and how often?
// cost: reads the tallies of licences; does not grow with the hub
// param: kind string = 'model' in model|dataset|space -- kind of repository
// param: limit int = 20 min 0 -- how many licences to list
// returns: license string -- Hub licence key
// returns: class string -- permissive, restrictive or unlabelled
// returns: repositories int -- repositories that carry it
// returns: share_of_licensed float -- repositories / those with any licence tag
// returns: share float -- repositories / all of the kind
// example: limit=5

MATCH (t:Tally {of: 'licences', kind: /*$kind*/ 'model'})
WITH t.license AS license, t.licenseClass AS class, sum(t.repositories) AS repositories
WITH collect({license: license, class: class, repositories: repositories}) AS rows,
  sum(repositories) AS every, sum(CASE WHEN license IS NULL THEN 0 ELSE repositories END) AS licensed
UNWIND rows AS row
WITH row, every, licensed
WHERE row.license IS NOT NULL
RETURN row.license AS license, row.class AS class, row.repositories AS repositories,
  toFloat(row.repositories) / licensed AS share_of_licensed, toFloat(row.repositories) / every AS share
ORDER BY repositories DESC, license
LIMIT /*$limit*/ 20
