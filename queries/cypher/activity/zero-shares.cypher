// name: activity/zero-shares
// question: What share of the repositories shows no activity at all?
// cost: reads every repository without visiting its commits and discussions; grows with the repositories
// returns: kind string -- model, dataset or space
// returns: activity string -- likes, downloads (not for spaces), discussions or commits
// returns: repositories int -- repositories of the kind
// returns: zeros int -- repositories with none
// returns: share float -- zeros / repositories

MATCH (r:Repository)
WHERE r.listed
WITH r.kind AS kind, count(r) AS repositories,
  sum(CASE r.likes WHEN 0 THEN 1 ELSE 0 END) AS likes,
  sum(CASE r.downloads WHEN 0 THEN 1 ELSE 0 END) AS downloads,
  sum(CASE WHEN EXISTS { (r)<-[:ABOUT]-() } THEN 0 ELSE 1 END) AS discussions,
  sum(CASE WHEN EXISTS { (r)<-[:IN]-() } THEN 0 ELSE 1 END) AS commits
UNWIND [['likes', likes], ['downloads', downloads], ['discussions', discussions], ['commits', commits]] AS row
WITH kind, repositories, row[0] AS activity, row[1] AS zeros
WHERE kind <> 'space' OR activity <> 'downloads'
RETURN kind, activity, repositories, zeros, toFloat(zeros) / repositories AS share
ORDER BY CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END, zeros DESC, activity
