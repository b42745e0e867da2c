// name: organisations/top-owners
// question: Which accounts own the most popular repositories?
// cost: reads every repository from its owner on; grows with the repositories
// param: by string = 'likes' in likes|downloads|repositories -- what to rank by
// param: limit int = 20 min 0 -- how many owners to list
// returns: owner string -- account
// returns: models int -- models that it owns
// returns: datasets int -- datasets
// returns: spaces int -- spaces
// returns: likes int -- likes of all of them
// returns: downloads int -- downloads of the last 30 days of all of them
// example: limit=5

MATCH (a:Account)-[:OWNS]->(r:Repository)
WHERE r.listed
WITH a.name AS owner,
  sum(CASE r.kind WHEN 'model' THEN 1 ELSE 0 END) AS models,
  sum(CASE r.kind WHEN 'dataset' THEN 1 ELSE 0 END) AS datasets,
  sum(CASE r.kind WHEN 'space' THEN 1 ELSE 0 END) AS spaces,
  sum(r.likes) AS likes, sum(r.downloads) AS downloads
RETURN owner, models, datasets, spaces, likes, downloads
ORDER BY CASE /*$by*/ 'likes' WHEN 'likes' THEN likes WHEN 'downloads' THEN downloads ELSE models + datasets + spaces END DESC, owner
LIMIT /*$limit*/ 20
