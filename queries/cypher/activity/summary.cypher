// name: activity/summary
// question: How are likes, commits and people spread over the repositories?
// note: tables 2 to 4 of the paper: standard deviation with n-1, quartiles by linear interpolation
// note: starters and committers are people, discussions and commits include those of bots; community is the union of starters and committers
// cost: reads every repository of the kind, its commits and discussions and their authors; grows with the commits
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

WITH /*$raw*/ false AS raw
MATCH (r:Repository)
WHERE r.listed AND r.kind = /*$kind*/ 'model'
CALL (r, raw) {
  MATCH (r)<-[:IN]-(:Commit)<-[:AUTHORED]-(a:Developer)
  WITH DISTINCT a
  MATCH (a)-[:ALIAS_OF*0..]->(p:Account)
  WHERE CASE WHEN raw THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
  RETURN collect(DISTINCT p) AS committers
}
CALL (r, raw) {
  MATCH (r)<-[:ABOUT]-(:Discussion)<-[:STARTED]-(a:Developer)
  WITH DISTINCT a
  MATCH (a)-[:ALIAS_OF*0..]->(p:Account)
  WHERE CASE WHEN raw THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
  RETURN collect(DISTINCT p) AS starters
}
WITH r, size(committers) AS committers, size(starters) AS starters, size([p IN starters WHERE NOT p IN committers]) AS more
WITH r.kind AS kind, [r.likes, r.downloads, COUNT { (r)<-[:ABOUT]-() }, starters, COUNT { (r)<-[:IN]-() }, committers, committers + more] AS values
UNWIND range(0, 6) AS i
WITH i, kind, values[i] AS value
ORDER BY value // so that rounding errors are always the same
WHERE kind <> 'space' OR i <> 1
WITH i, count(*) AS repositories, sum(value) AS total, toFloat(sum(value)) / count(*) AS mean, stDev(value) AS std, min(value) AS min, max(value) AS max,
  percentileCont(toFloat(value), 0.25) AS p25, percentileCont(toFloat(value), 0.5) AS p50, percentileCont(toFloat(value), 0.75) AS p75
RETURN ['likes', 'downloads', 'discussions', 'starters', 'commits', 'committers', 'community'][i] AS activity, repositories, total, mean,
  CASE repositories WHEN 1 THEN null ELSE std END AS std, min, p25, p50, p75, max
ORDER BY i
