// name: field/licences
// question: Under which licences are the models of this subfield?
// cost: reads the tallies of licences; does not grow with the hub
// param: id string -- name of the subfield
// param: limit int = 10 min 0 -- how many rows to list
// returns: license string -- licence tag
// returns: class string -- permissive, restrictive or unlabelled
// returns: models int -- models under it
// returns: downloads int -- their downloads of the last 30 days

MATCH (t:Tally {of: 'licences', kind: 'model'})
WHERE $id IN t.fields AND t.license IS NOT NULL
RETURN t.license AS license, t.licenseClass AS class, sum(t.repositories) AS models, sum(t.downloads) AS downloads
ORDER BY models DESC, license
LIMIT /*$limit*/ 10
