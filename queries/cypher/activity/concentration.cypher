// name: activity/concentration
// question: How few repositories hold most of the activity?
// note: the fewest repositories, taken from the most active down, that hold the given percentage; the paper looks at 80% and 99%
// cost: reads the tallies of four activities; grows with the number of their values
// param: percent int = 80 min 1 max 100 -- percentage of the activity that they hold together
// returns: kind string -- model, dataset or space
// returns: activity string -- likes, downloads (not for spaces), discussions or commits
// returns: total int -- total activity
// returns: repositories int? -- repositories that hold the percentage; null when there is no activity
// returns: share float? -- repositories / all of the kind; null when there is no activity
// example: percent=99

UNWIND ['model', 'dataset', 'space'] AS kind
UNWIND ['likes', 'downloads', 'discussions', 'commits'] AS activity
MATCH (t:Tally {of: activity, kind: kind})
WITH kind, activity, t.value AS value, sum(t.repositories) AS repositories
ORDER BY value DESC
WITH kind, activity, collect([value, repositories]) AS rows, sum(repositories) AS every, sum(value * repositories) AS total
WITH kind, activity, rows, every, total, /*$percent*/ 80 * total AS wanted // in hundredths
WITH kind, activity, every, total,
  reduce(held = [0, 0], row IN rows | CASE
    WHEN held[0] * 100 >= wanted THEN held
    WHEN (held[0] + row[0] * row[1]) * 100 <= wanted THEN [held[0] + row[0] * row[1], held[1] + row[1]]
    ELSE [total, held[1] + (wanted - held[0] * 100 + row[0] * 100 - 1) / (row[0] * 100)] END) AS held
RETURN kind, activity, total,
  CASE total WHEN 0 THEN null ELSE held[1] END AS repositories, CASE total WHEN 0 THEN null ELSE toFloat(held[1]) / every END AS share
ORDER BY CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END,
  CASE activity WHEN 'likes' THEN 0 WHEN 'downloads' THEN 1 WHEN 'discussions' THEN 2 ELSE 3 END
