// name: activity/concentration
// question: How few repositories hold most of the activity?
// note: the fewest repositories, taken from the most active down, that hold the given percentage; the paper looks at 80 % and 99 %
// cost: reads every repository and counts its commits and discussions without visiting them; grows with the repositories
// param: percent int = 80 min 1 max 100 -- percentage of the activity that they hold together
// returns: kind string -- model, dataset or space
// returns: activity string -- likes, downloads (not for spaces), discussions or commits
// returns: total int -- total activity
// returns: repositories int? -- repositories that hold the percentage; null when there is no activity
// returns: share float? -- repositories / all of the kind; null when there is no activity
// example: percent=99

MATCH (r:Repository)
WHERE r.listed
WITH r.kind AS kind, collect([r.likes, r.downloads, COUNT { (r)<-[:ABOUT]-() }, COUNT { (r)<-[:IN]-() }]) AS rows
UNWIND range(0, 3) AS i
WITH kind, i, rows
WHERE kind <> 'space' OR i <> 1
CALL (rows, i) {
  UNWIND rows AS row
  WITH row[i] AS value
  WHERE value > 0
  WITH value
  ORDER BY value DESC
  RETURN collect(value) AS values, sum(value) AS total
}
WITH kind, i, size(rows) AS every, total,
  reduce(held = [0, 0], value IN values | CASE WHEN held[0] * 100 >= /*$percent*/ 80 * total THEN held ELSE [held[0] + value, held[1] + 1] END) AS held
RETURN kind, ['likes', 'downloads', 'discussions', 'commits'][i] AS activity, total,
  CASE total WHEN 0 THEN null ELSE held[1] END AS repositories, CASE total WHEN 0 THEN null ELSE toFloat(held[1]) / every END AS share
ORDER BY CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END, i
