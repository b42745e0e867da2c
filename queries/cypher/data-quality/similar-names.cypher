// name: data-quality/similar-names
// formerly: quality/similar-names
// question: Which unmerged names could be spellings of one person?
// note: names are compared in lower case without ASCII punctuation and blanks, as the paper does before its fuzzy match
// cost: reads the normalised names by their index, and where those who look alike and can be in a row commit; grows with the developers
// param: limit int = 50 min 0 -- how many groups to list
// returns: normalised string -- what the names have in common
// returns: names list -- canonical names that normalise to it, sorted
// returns: commits int -- commits under these names and their accepted spellings
// example: limit=5

// A group has at least the commits of its most active name and at most those of all its
// names together. Only groups with as many as the last row has at least can be in a row.
CALL () {
  MATCH (p:Account)
  WHERE p.normalisedName > ''
  WITH p.normalisedName AS normalised, collect(p) AS people, max(p.commits) AS least, sum(p.commits) AS most
  WHERE size(people) > 1
  WITH normalised, people, least, most
  ORDER BY least DESC
  WITH collect({normalised: normalised, people: people, least: least, most: most}) AS groups
  UNWIND groups AS g
  WITH g, groups[/*$limit*/ 50 - 1] AS last
  WHERE g.most >= coalesce(last.least, 0)
  RETURN collect([g.normalised, g.people]) AS candidates
}
UNWIND candidates AS group
WITH group[0] AS normalised, group[1] AS people
CALL (people) { // commits of two of them are counted once: they are in repositories of both
  UNWIND people AS p
  MATCH (p)-[:CONTRIBUTED]->(r:Repository)
  WHERE r.committers > 1
  WITH r, collect(p) AS both
  WHERE size(both) > 1
  MATCH (r)<-[:IN]-(c)<-[:AUTHORED]-(a)
  MATCH (a)-[:ALIAS_OF*0..]->(p:Account)
  WHERE NOT (a:Bot OR p:Bot OR EXISTS { (p)-[:ALIAS_OF]->() })
  WITH both, c, p
  WHERE p IN both
  WITH c, count(DISTINCT p) AS authors
  RETURN sum(authors - 1) AS twice
}
RETURN normalised, COLLECT { UNWIND people AS p RETURN p.name AS name ORDER BY name } AS names, reduce(n = 0, p IN people | n + p.commits) - twice AS commits
ORDER BY commits DESC, normalised
LIMIT /*$limit*/ 50
