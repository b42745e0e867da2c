// name: collaboration/bus-factor
// question: How many of the most downloaded models hang on a single committer?
// note: whoever commits counts, however little; so a model with several committers may hang on one of them all the same
// note: 0 committers: no commits are known (gated and private repositories), or none by a person
// note: spaces have no downloads, so only models and datasets are looked at
// cost: reads repositories from the most downloaded down, by the index on downloads, until there are enough
// param: top int = 1000 min 1 -- how many of the most downloaded repositories to look at
// param: least int = 1 min 0 -- only repositories with at least so many downloads
// param: kind string = 'model' in model|dataset -- kind of repository
// param: limit int = 20 min 0 -- how many rows to list, fewest committers first
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: committers int -- people among the authors of a repository's commits
// returns: repositories int -- repositories with that many
// returns: share float -- repositories / repositories looked at
// returns: downloads int -- their downloads of the last 30 days
// returns: share_of_downloads float? -- downloads / downloads of all looked at; null when these have none

MATCH (r:Repository)
WHERE r.downloads >= /*$least*/ 1 AND r.listed AND r.kind = /*$kind*/ 'model'
WITH r
ORDER BY r.downloads DESC, r.id
LIMIT /*$top*/ 1000
WITH CASE WHEN /*$raw*/ false THEN coalesce(r.committersRaw, r.committers) ELSE r.committers END AS committers,
  count(r) AS repositories, sum(r.downloads) AS downloads
WITH collect([committers, repositories, downloads]) AS rows, sum(repositories) AS looked, sum(downloads) AS every
UNWIND rows AS row
RETURN row[0] AS committers, row[1] AS repositories, toFloat(row[1]) / looked AS share, row[2] AS downloads,
  CASE every WHEN 0 THEN null ELSE toFloat(row[2]) / every END AS share_of_downloads
ORDER BY committers
LIMIT /*$limit*/ 20
