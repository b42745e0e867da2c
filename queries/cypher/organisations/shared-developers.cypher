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
CALL (kind, raw) { // the owners that each developer committed to
  MATCH (p:Account)
  WHERE p.owners > 1 OR p.ownersRaw > 1
  WITH kind, raw, p
  WHERE CASE kind
    WHEN 'model' THEN p.ownersOfModels > 1 OR raw AND p.ownersOfModelsRaw > 1
    WHEN 'dataset' THEN p.ownersOfDatasets > 1 OR raw AND p.ownersOfDatasetsRaw > 1
    WHEN 'space' THEN p.ownersOfSpaces > 1 OR raw AND p.ownersOfSpacesRaw > 1
    ELSE true END
  WITH COLLECT {
    MATCH (p)-[c:CONTRIBUTED|CONTRIBUTED_RAW]->(r)
    WHERE CASE kind WHEN 'model' THEN r:Model WHEN 'dataset' THEN r:Dataset WHEN 'space' THEN r:Space ELSE true END
      AND CASE WHEN raw THEN coalesce(c.commitsRaw, c.commits) > 0 ELSE type(c) = 'CONTRIBUTED' END
    WITH DISTINCT r.owner AS owner
    WHERE owner IS NOT NULL
    RETURN owner
    ORDER BY owner
  } AS owners
  WHERE size(owners) > 1
  RETURN collect(owners) AS developers
}
CALL (developers) {
  UNWIND developers AS owners
  UNWIND owners AS owner
  WITH owner, count(*) AS n
  ORDER BY n DESC
  RETURN collect({name: owner, developers: n}) AS sizes
}
CALL (developers, sizes) {
  WITH developers, [o IN sizes[..100] | o.name] AS most
  UNWIND developers AS owners
  WITH [o IN owners WHERE o IN most] AS owners
  UNWIND range(0, size(owners) - 2) AS i
  UNWIND range(i + 1, size(owners) - 1) AS j
  WITH owners[i] AS owner, owners[j] AS other, count(*) AS common
  ORDER BY common DESC
  LIMIT /*$limit*/ 20
  RETURN CASE count(*) WHEN /*$limit*/ 20 THEN coalesce(min(common), 1) ELSE 1 END AS least
}
WITH developers, [o IN sizes WHERE o.developers >= least | o.name] AS able
UNWIND developers AS owners
WITH [o IN owners WHERE o IN able] AS owners
UNWIND range(0, size(owners) - 2) AS i
UNWIND range(i + 1, size(owners) - 1) AS j
RETURN owners[i] AS owner, owners[j] AS other, count(*) AS developers
ORDER BY developers DESC, owner, other
LIMIT /*$limit*/ 20
