// name: organisations/top-owners
// question: Which accounts own the most popular repositories?
// cost: reads owners from the first down, by the index on their likes or downloads, until there are enough; by repositories the stored numbers of every owner
// param: by string = 'likes' in likes|downloads|repositories -- what to rank by
// param: limit int = 20 min 0 -- how many owners to list
// returns: owner string -- account
// returns: models int -- models that it owns
// returns: datasets int -- datasets
// returns: spaces int -- spaces
// returns: likes int -- likes of all of them
// returns: downloads int -- downloads of the last 30 days of all of them
// example: limit=5

WITH /*$by*/ 'likes' AS by
CALL (by) {
  WITH by
  WHERE by = 'likes'
  MATCH (a:Account)
  WHERE a.ownedLikes >= 0
  RETURN a, a.ownedLikes AS number
  ORDER BY number DESC, a.name
  LIMIT /*$limit*/ 20
  UNION ALL
  WITH by
  WHERE by = 'downloads'
  MATCH (a:Account)
  WHERE a.ownedDownloads >= 0
  RETURN a, a.ownedDownloads AS number
  ORDER BY number DESC, a.name
  LIMIT /*$limit*/ 20
  UNION ALL
  WITH by
  WHERE by = 'repositories'
  MATCH (a:Account)
  WHERE a.ownedLikes >= 0
  RETURN a, a.ownedModels + a.ownedDatasets + a.ownedSpaces AS number
}
RETURN a.name AS owner, a.ownedModels AS models, a.ownedDatasets AS datasets, a.ownedSpaces AS spaces, a.ownedLikes AS likes, a.ownedDownloads AS downloads
ORDER BY number DESC, owner
LIMIT /*$limit*/ 20
