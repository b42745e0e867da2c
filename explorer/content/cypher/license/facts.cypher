// name: license/facts
// question: What is known of this licence?
// cost: reads the tallies of licences; does not grow with the hub
// param: id string -- licence tag
// returns: license string -- the licence tag
// returns: class string -- permissive, restrictive or unlabelled
// returns: models int -- listed models under it
// returns: datasets int -- listed datasets under it
// returns: spaces int -- listed spaces under it
// returns: likes int -- likes of these
// returns: downloads int -- their downloads of the last 30 days
// returns: used int -- models under it that a space uses

MATCH (l:License {id: $id})
OPTIONAL MATCH (t:Tally {of: 'licences'})
WHERE t.license = $id
RETURN l.id AS license, l.class AS class, sum(CASE t.kind WHEN 'model' THEN t.repositories ELSE 0 END) AS models, sum(CASE t.kind WHEN 'dataset' THEN t.repositories ELSE 0 END) AS datasets,
  sum(CASE t.kind WHEN 'space' THEN t.repositories ELSE 0 END) AS spaces, sum(coalesce(t.likes, 0)) AS likes, sum(coalesce(t.downloads, 0)) AS downloads, sum(coalesce(t.used, 0)) AS used
