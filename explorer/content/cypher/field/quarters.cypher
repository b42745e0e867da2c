// name: field/quarters
// question: How many models of this subfield are created over time?
// note: the Hub gives 2022-03-02T23:29:04Z as the date of creation of all that is older, so that quarter seems to have a rush of new models
// cost: reads the tallies of licences; does not grow with the hub
// param: id string -- name of the subfield
// returns: quarter string -- year and quarter of the creation, in UTC
// returns: models int -- models created in it
// returns: liked int -- models among them that somebody likes
// returns: used int -- models among them that a space uses

MATCH (t:Tally {of: 'licences', kind: 'model'})
WHERE $id IN t.fields AND t.year IS NOT NULL
RETURN toString(t.year) + ' Q' + toString(t.quarter) AS quarter, sum(t.repositories) AS models, sum(t.liked) AS liked, sum(t.used) AS used
ORDER BY quarter
