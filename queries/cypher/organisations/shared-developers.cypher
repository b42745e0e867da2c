// name: organisations/shared-developers
// question: Which pairs of owners have the most developers in common?
// note: here a developer belongs to an owner by committing to one of its repositories
// cost: reads the repositories of the people who commit to those of several owners, found by an index, and makes the pairs of owners that can be in a row; grows with these people and with the limit
// param: kind string = 'model' in all|model|dataset|space -- only repositories of this kind
// param: limit int = 20 min 0 -- how many pairs to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: owner string -- one account, the first by name
// returns: other string -- the other
// returns: developers int -- people who committed to repositories of both
// example: limit=5

// A pair of owners has no more developers than either of its owners. The pairs of the 100
// owners with most of them tell how many the last row must have at least; only owners with
// as many can be in a row.
WITH /*$kind*/ 'model' AS kind, /*$raw*/ false AS raw
CALL (kind, raw) {
  MATCH (p:Account)
  WHERE p.owners > 1 OR p.ownersRaw > 1
  WITH kind, raw, p
  WHERE CASE kind
    WHEN 'model' THEN p.ownersOfModels > 1 OR raw AND p.ownersOfModelsRaw > 1
    WHEN 'dataset' THEN p.ownersOfDatasets > 1 OR raw AND p.ownersOfDatasetsRaw > 1
    WHEN 'space' THEN p.ownersOfSpaces > 1 OR raw AND p.ownersOfSpacesRaw > 1
    ELSE true END
  MATCH (p)-[c:CONTRIBUTED|CONTRIBUTED_RAW]->(r)
  WHERE CASE kind WHEN 'model' THEN r:Model WHEN 'dataset' THEN r:Dataset WHEN 'space' THEN r:Space ELSE true END
    AND CASE WHEN raw THEN coalesce(c.commitsRaw, c.commits) > 0 ELSE type(c) = 'CONTRIBUTED' END
  WITH r.owner AS owner, collect(DISTINCT p) AS people
  WHERE owner IS NOT NULL
  WITH owner, people
  ORDER BY size(people) DESC
  RETURN collect({name: owner, people: people}) AS owners
}
CALL (owners) {
  UNWIND owners[..100] AS owner
  UNWIND owner.people AS p
  WITH p, collect(owner.name) AS names
  UNWIND names AS a
  UNWIND names AS b
  WITH a, b
  WHERE a < b
  WITH a, b, count(*) AS developers
  ORDER BY developers DESC
  LIMIT /*$limit*/ 20
  RETURN CASE count(*) WHEN /*$limit*/ 20 THEN coalesce(min(developers), 1) ELSE 1 END AS least
}
UNWIND owners AS owner
WITH owner, least
WHERE size(owner.people) >= least
UNWIND owner.people AS p
WITH least, p, collect(owner.name) AS names
WHERE size(names) > 1
UNWIND names AS owner
WITH least, owner, collect(p) AS people
WHERE size(people) >= least
UNWIND people AS p
WITH p, owner
ORDER BY owner
WITH p, collect(owner) AS owners
UNWIND range(0, size(owners) - 2) AS i
UNWIND range(i + 1, size(owners) - 1) AS j
RETURN owners[i] AS owner, owners[j] AS other, count(*) AS developers
ORDER BY developers DESC, owner, other
LIMIT /*$limit*/ 20
