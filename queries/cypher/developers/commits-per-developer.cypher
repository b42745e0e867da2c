// name: developers/commits-per-developer
// question: How many commits do developers make?
// note: each row spans twice the range of the one before, as on a logarithmic axis; people without a commit are left out
// cost: reads the stored number of every developer, by an index; grows with the developers
// param: kind string = 'all' in all|model|dataset|space -- only commits to repositories of this kind
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: least int -- smallest number of commits in this row: 1, 2, 4, 8 and so on
// returns: most int -- largest number: 1, 3, 7, 15 and so on
// returns: developers int -- people with that many commits
// returns: share float -- developers / all who commit

WITH /*$kind*/ 'all' AS kind, /*$raw*/ false AS raw
CALL (kind, raw) {
  MATCH (p:Account)
  WHERE p.commits > 0 AND (NOT raw OR p.commitsRaw IS NULL)
  WITH CASE kind WHEN 'model' THEN p.commitsToModels WHEN 'dataset' THEN p.commitsToDatasets WHEN 'space' THEN p.commitsToSpaces ELSE p.commits END AS commits
  RETURN commits, count(*) AS developers
  UNION ALL
  MATCH (p:Account)
  WHERE raw AND p.commitsRaw > 0
  WITH kind, p
  WITH CASE kind WHEN 'model' THEN coalesce(p.commitsToModelsRaw, p.commitsToModels) WHEN 'dataset' THEN coalesce(p.commitsToDatasetsRaw, p.commitsToDatasets) WHEN 'space' THEN coalesce(p.commitsToSpacesRaw, p.commitsToSpaces) ELSE coalesce(p.commitsRaw, p.commits) END AS commits
  RETURN commits, count(*) AS developers
}
WITH commits, developers
WHERE commits > 0
WITH size([i IN range(1, 40) WHERE commits >= 2 ^ i]) AS power, sum(developers) AS developers
WITH collect([power, developers]) AS rows, sum(developers) AS every
UNWIND rows AS row
RETURN toInteger(2 ^ row[0]) AS least, toInteger(2 ^ (row[0] + 1)) - 1 AS most, row[1] AS developers, toFloat(row[1]) / every AS share
ORDER BY least
