// name: analytics/bots
// question: Which names are listed as bots?
// returns: name
MATCH (a:Bot)
RETURN a.name AS name
