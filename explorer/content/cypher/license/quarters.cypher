// name: license/quarters
// question: How many repositories get this licence over time?
// note: the Hub gives 2022-03-02T23:29:04Z as the date of creation of all that is older, so that quarter seems to have a rush of new repositories
// cost: reads the tallies of licences; does not grow with the hub
// param: id string -- licence tag
// returns: quarter string -- year and quarter of the creation, in UTC
// returns: models int -- models created in it
// returns: datasets int -- datasets
// returns: spaces int -- spaces

MATCH (t:Tally {of: 'licences'})
WHERE t.license = $id AND t.year IS NOT NULL
RETURN toString(t.year) + ' Q' + toString(t.quarter) AS quarter, sum(CASE t.kind WHEN 'model' THEN t.repositories ELSE 0 END) AS models, sum(CASE t.kind WHEN 'dataset' THEN t.repositories ELSE 0 END) AS datasets,
  sum(CASE t.kind WHEN 'space' THEN t.repositories ELSE 0 END) AS spaces
ORDER BY quarter
