// An account whose last commit and discussion went to somebody else is no developer any more.
MATCH (a:Developer)
WHERE NOT EXISTS { (a)-[:AUTHORED]->() } AND NOT EXISTS { (a)-[:STARTED]->() }
REMOVE a:Developer
