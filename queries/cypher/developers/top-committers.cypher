// name: developers/top-committers
// question: Who made the most commits?
// note: every author of a commit counts once, under any spelling
// cost: reads people from the one with most commits down, by an index, until there are enough; with a kind the stored number of every developer
// param: limit int = 20 min 0 -- how many developers to list
// param: kind string = 'all' in all|model|dataset|space -- only commits to repositories of this kind
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: developer string -- name
// returns: commits int -- commits with the developer among the authors
// returns: repositories int -- repositories of these commits
// example: limit=5

WITH /*$kind*/ 'all' AS kind, /*$raw*/ false AS raw
CALL (kind, raw) {
  WITH kind, raw
  WHERE kind = 'all'
  MATCH (p:Account)
  WHERE p.commits > 0 AND (NOT raw OR p.commitsRaw IS NULL)
  RETURN p, p.commits AS commits
  ORDER BY commits DESC, p.name
  LIMIT /*$limit*/ 20
  UNION ALL
  WITH kind, raw
  WHERE kind <> 'all'
  MATCH (p:Account)
  WHERE p.commits > 0 AND (NOT raw OR p.commitsRaw IS NULL)
  RETURN p, CASE kind WHEN 'model' THEN p.commitsToModels WHEN 'dataset' THEN p.commitsToDatasets ELSE p.commitsToSpaces END AS commits
  UNION ALL
  MATCH (p:Account)
  WHERE raw AND p.commitsRaw > 0
  RETURN p, CASE kind WHEN 'model' THEN coalesce(p.commitsToModelsRaw, p.commitsToModels) WHEN 'dataset' THEN coalesce(p.commitsToDatasetsRaw, p.commitsToDatasets) WHEN 'space' THEN coalesce(p.commitsToSpacesRaw, p.commitsToSpaces) ELSE coalesce(p.commitsRaw, p.commits) END AS commits
}
WITH kind, raw, p, commits
WHERE commits > 0
WITH kind, raw, p, commits
ORDER BY commits DESC, p.name
LIMIT /*$limit*/ 20
RETURN p.name AS developer, commits, COUNT {
  MATCH (p)-[c:CONTRIBUTED|CONTRIBUTED_RAW]->(r:Repository)
  WHERE kind IN ['all', r.kind] AND CASE WHEN raw THEN coalesce(c.commitsRaw, c.commits) ELSE c.commits END > 0
} AS repositories
ORDER BY commits DESC, developer
LIMIT /*$limit*/ 20
