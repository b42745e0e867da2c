// name: developers/spellings
// question: Which people are recorded under several names?
// note: these are the accepted merges; data-quality/similar-names lists names that nobody has reviewed yet
// cost: reads the accepted merges, and the commits of those people who are merged with a bot
// param: limit int = 20 min 0 -- how many people to list
// returns: developer string -- canonical name
// returns: spellings list -- the other names merged into it, sorted
// returns: commits int -- commits under all names
// example: limit=5

MATCH (a:Account)-[:ALIAS_OF]->(:Account)
WITH DISTINCT a
MATCH (a)-[:ALIAS_OF*1..]->(p:Account)
WHERE NOT (p)-[:ALIAS_OF]->()
WITH p, a
ORDER BY a.name
WITH p, collect(a) AS aliases
RETURN p.name AS developer, [a IN aliases | a.name] AS spellings,
  CASE WHEN any(a IN [p] + aliases WHERE a:Bot) // whose commits are nobody's
    THEN COUNT { UNWIND [p] + aliases AS a MATCH (a)-[:AUTHORED]->(c:Commit) RETURN DISTINCT c }
    ELSE coalesce(p.commits, 0) END AS commits
ORDER BY size(spellings) DESC, commits DESC, developer
LIMIT /*$limit*/ 20
