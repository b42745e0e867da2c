// name: collaboration/largest-teams
// question: Which repositories did the most people commit to?
// cost: reads repositories from the one with most committers down, by an index, until there are enough
// param: kind string = 'model' in model|dataset|space -- kind of repository
// param: limit int = 20 min 0 -- how many repositories to list
// param: raw bool = false -- names as recorded: merges are not followed, bots stay
// returns: repository string -- id of the repository
// returns: developers int -- people among the authors of its commits
// returns: commits int -- all its commits, including those of bots and without an author
// example: limit=5

CALL () {
  MATCH (r:Repository)
  WHERE r.kind = /*$kind*/ 'model' AND r.committers > 0 AND (NOT /*$raw*/ false OR r.committersRaw IS NULL)
  RETURN r, r.committers AS developers
  ORDER BY developers DESC, r.id
  LIMIT /*$limit*/ 20
  UNION ALL
  MATCH (r:Repository)
  WHERE r.kind = /*$kind*/ 'model' AND r.committersRaw > 0 AND /*$raw*/ false
  RETURN r, r.committersRaw AS developers
}
RETURN r.id AS repository, developers, r.commits AS commits
ORDER BY developers DESC, repository
LIMIT /*$limit*/ 20
