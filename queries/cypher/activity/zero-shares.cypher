// name: activity/zero-shares
// question: What share of the repositories shows no activity at all?
// cost: reads the tallies of four activities; grows with the number of their values
// returns: kind string -- model, dataset or space
// returns: activity string -- likes, downloads (not for spaces), discussions or commits
// returns: repositories int -- repositories of the kind
// returns: zeros int -- repositories with none
// returns: share float -- zeros / repositories

UNWIND ['model', 'dataset', 'space'] AS kind
UNWIND ['likes', 'downloads', 'discussions', 'commits'] AS activity
MATCH (t:Tally {of: activity, kind: kind})
WITH kind, activity, sum(t.repositories) AS repositories, sum(CASE t.value WHEN 0 THEN t.repositories ELSE 0 END) AS zeros
RETURN kind, activity, repositories, zeros, toFloat(zeros) / repositories AS share
ORDER BY CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END, zeros DESC, activity
