// name: activity/committers-per-repository
// question: How many people commit to a repository?
// cost: reads the tallies of one activity; grows with the number of its values
// param: kind string = 'model' in model|dataset|space -- kind of repository
// param: limit int = 20 min 0 -- how many rows to list, fewest committers first
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: committers int -- people among the authors of a repository's commits
// returns: repositories int -- repositories with that many
// returns: share float -- repositories / all of the kind

WITH CASE WHEN /*$raw*/ false THEN 'committersRaw' ELSE 'committers' END AS activity
MATCH (t:Tally {of: activity, kind: /*$kind*/ 'model'})
WITH t.value AS committers, sum(t.repositories) AS repositories
WITH collect([committers, repositories]) AS rows, sum(repositories) AS every
UNWIND rows AS row
RETURN row[0] AS committers, row[1] AS repositories, toFloat(row[1]) / every AS share
ORDER BY committers
LIMIT /*$limit*/ 20
