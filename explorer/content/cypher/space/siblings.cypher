// name: space/siblings
// question: What else does the owner of this space have?
// cost: reads the repositories of one owner, found by an index
// param: id string -- id of the space
// param: limit int = 10 min 0 -- how many rows to list
// returns: kind string -- model, dataset or space
// returns: repository string -- id of the repository
// returns: likes int -- likes
// returns: commits int -- commits

MATCH (s:Space {id: $id})<-[:OWNS]-(:Account)-[:OWNS]->(r:Repository)
WHERE r.listed AND r <> s
RETURN r.kind AS kind, r.id AS repository, r.likes AS likes, r.commits AS commits
ORDER BY likes DESC, kind, repository
LIMIT /*$limit*/ 10
