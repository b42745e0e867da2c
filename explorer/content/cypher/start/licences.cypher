// name: start/licences
// question: Which licences are the most frequent?
// cost: reads the numbers of repositories of each licence
// param: limit int = 10 min 0 -- how many licences to list
// returns: license string -- licence tag
// returns: class string -- permissive, restrictive or unlabelled
// returns: repositories int -- repositories under it

MATCH (l:License)
RETURN l.id AS license, l.class AS class, COUNT { (l)<-[:LICENSED_UNDER]-() } AS repositories
ORDER BY repositories DESC, license
LIMIT /*$limit*/ 10
