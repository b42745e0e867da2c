// name: developers/commits-per-developer
// question: How many commits do developers make?
// note: each row spans twice the range of the one before, as on a logarithmic axis; people without a commit are left out
// cost: reads every commit from its authors on; grows with the commits
// param: kind string = 'all' in all|model|dataset|space -- only commits to repositories of this kind
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: least int -- smallest number of commits in this row: 1, 2, 4, 8 and so on
// returns: most int -- largest number: 1, 3, 7, 15 and so on
// returns: developers int -- people with that many commits
// returns: share float -- developers / all who commit

WITH /*$kind*/ 'all' AS kind
MATCH (a:Developer)-[:ALIAS_OF*0..]->(p:Account)
WHERE CASE WHEN /*$raw*/ false THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
WITH kind, p, collect(a) AS accounts
CALL (kind, accounts) {
  UNWIND accounts AS a
  MATCH (a)-[:AUTHORED]->(c:Commit)
  WHERE kind = 'all' OR c.key STARTS WITH kind + ':'
  RETURN count(DISTINCT c) AS commits
}
WITH commits
WHERE commits > 0
WITH size([i IN range(1, 40) WHERE commits >= 2 ^ i]) AS power, count(*) AS developers
WITH collect([power, developers]) AS rows, sum(developers) AS every
UNWIND rows AS row
RETURN toInteger(2 ^ row[0]) AS least, toInteger(2 ^ (row[0] + 1)) - 1 AS most, row[1] AS developers, toFloat(row[1]) / every AS share
ORDER BY least
