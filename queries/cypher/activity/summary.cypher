// name: activity/summary
// question: How are likes, commits and people spread over the repositories?
// note: tables 2 to 4 of the paper: standard deviation with n-1, quartiles by linear interpolation
// note: starters and committers are people, discussions and commits include those of bots; community is the union of starters and committers
// cost: reads the tallies of seven activities; grows with the number of their values
// param: kind string = 'model' in model|dataset|space -- kind of repository
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: activity string -- likes, downloads (not for spaces), discussions, starters, commits, committers or community
// returns: repositories int -- listed repositories of the kind
// returns: total int -- sum over them
// returns: mean float -- mean
// returns: std float? -- standard deviation; null for a single repository
// returns: min int -- smallest
// returns: p25 float -- lower quartile
// returns: p50 float -- median
// returns: p75 float -- upper quartile
// returns: max int -- largest
// example: kind=dataset

WITH CASE WHEN /*$raw*/ false THEN 'Raw' ELSE '' END AS names
UNWIND [['likes', 'likes'], ['downloads', 'downloads'], ['discussions', 'discussions'], ['starters', 'discussionStarters' + names],
  ['commits', 'commits'], ['committers', 'committers' + names], ['community', 'community' + names]] AS pair
MATCH (t:Tally {of: pair[1], kind: /*$kind*/ 'model'})
WITH pair[0] AS activity, t.value AS value, sum(t.repositories) AS repositories
ORDER BY value
WITH activity, collect([value, repositories]) AS rows, sum(repositories) AS repositories, sum(value * repositories) AS total, min(value) AS min, max(value) AS max
WITH activity, rows, repositories, total, toFloat(total) / repositories AS mean, min, max
UNWIND [0.25, 0.5, 0.75] AS part
WITH activity, rows, repositories, total, mean, min, max, part * (repositories - 1) AS place // from 0, between two repositories
WITH activity, rows, repositories, total, mean, min, max, place,
  [n IN [floor(place), ceil(place)] | reduce(seen = [0, 0], row IN rows | CASE WHEN seen[0] > n THEN seen ELSE [seen[0] + row[1], row[0]] END)[1]] AS around
WITH activity, rows, repositories, total, mean, min, max,
  collect(CASE ceil(place) WHEN floor(place) THEN toFloat(around[0]) ELSE around[0] * (ceil(place) - place) + around[1] * (place - floor(place)) END) AS quartiles
RETURN activity, repositories, total, mean,
  CASE repositories WHEN 1 THEN null ELSE sqrt(reduce(s = 0.0, row IN rows | s + row[1] * (row[0] - mean) ^ 2) / (repositories - 1)) END AS std,
  min, quartiles[0] AS p25, quartiles[1] AS p50, quartiles[2] AS p75, max
ORDER BY CASE activity WHEN 'likes' THEN 0 WHEN 'downloads' THEN 1 WHEN 'discussions' THEN 2 WHEN 'starters' THEN 3 WHEN 'commits' THEN 4 WHEN 'committers' THEN 5 ELSE 6 END
