// name: data-quality/similar-names
// formerly: quality/similar-names
// question: Which unmerged names could be spellings of one person?
// note: names are compared in lower case without ASCII punctuation and blanks, as the paper does before its fuzzy match
// cost: reads every developer, and the commits of those who look alike; grows with the developers
// param: limit int = 50 min 0 -- how many groups to list
// returns: normalised string -- what the names have in common
// returns: names list -- canonical names that normalise to it, sorted
// returns: commits int -- commits under these names and their accepted spellings
// example: limit=5

MATCH (a:Developer)-[:ALIAS_OF*0..]->(p:Account)
WHERE NOT (p)-[:ALIAS_OF]->() AND NOT a:Bot AND NOT p:Bot
WITH p, collect(a) AS accounts
WITH p, accounts, reduce(s = toLower(p.name), c IN split(' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', '') | replace(s, c, '')) AS normalised
WHERE normalised <> ''
WITH normalised, p.name AS name, accounts
ORDER BY name
WITH normalised, collect(name) AS names, collect(accounts) AS groups
WHERE size(names) > 1
RETURN normalised, names,
  COUNT { UNWIND groups AS accounts UNWIND accounts AS a MATCH (a)-[:AUTHORED]->(c:Commit) RETURN DISTINCT c } AS commits
ORDER BY commits DESC, normalised
LIMIT /*$limit*/ 50
