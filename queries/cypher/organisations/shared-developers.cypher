// name: organisations/shared-developers
// question: Which pairs of owners have the most developers in common?
// note: here a developer belongs to an owner by committing to one of its repositories
// cost: reads every commit of the kind and its authors, then makes every pair of owners of every developer; grows with the commits
// param: kind string = 'model' in all|model|dataset|space -- only repositories of this kind
// param: limit int = 20 min 0 -- how many pairs to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: owner string -- one account, the first by name
// returns: other string -- the other
// returns: developers int -- people who committed to repositories of both
// example: limit=5

MATCH (r:Repository)
WHERE r.listed AND /*$kind*/ 'model' IN ['all', r.kind] AND r.owner IS NOT NULL
CALL (r) {
  MATCH (r)<-[:IN]-(:Commit)<-[:AUTHORED]-(a:Developer)
  WITH DISTINCT a
  MATCH (a)-[:ALIAS_OF*0..]->(p:Account)
  WHERE CASE WHEN /*$raw*/ false THEN p = a ELSE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() }) END
  RETURN DISTINCT p
}
WITH DISTINCT p, r.owner AS owner
ORDER BY owner
WITH p, collect(owner) AS owners
WHERE size(owners) > 1
UNWIND range(0, size(owners) - 2) AS i
UNWIND range(i + 1, size(owners) - 1) AS j
RETURN owners[i] AS owner, owners[j] AS other, count(*) AS developers
ORDER BY developers DESC, owner, other
LIMIT /*$limit*/ 20
