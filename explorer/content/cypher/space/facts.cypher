// name: space/facts
// question: What is known of this space?
// cost: one space by its id
// param: id string -- id of the space
// returns: space string -- id of the space
// returns: listed bool -- whether the snapshot has a record of it; of others only the models that they use are known
// returns: owner string? -- account that owns it
// returns: license string? -- its licence tag
// returns: license_class string -- permissive, restrictive, none or unlabelled
// returns: tags list -- its tags
// returns: created datetime?
// returns: last_modified datetime?
// returns: likes int?, models int, commits int, committers int, discussions int

MATCH (s:Space {id: $id})
RETURN s.id AS space, s.listed AS listed, s.owner AS owner, s.license AS license, coalesce(s.licenseClass, 'none') AS license_class, coalesce(s.tags, []) AS tags, s.createdAt AS created, s.lastModified AS last_modified,
  s.likes AS likes, COUNT { (s)-[:USES]->() } AS models, coalesce(s.commits, 0) AS commits, coalesce(s.committers, 0) AS committers, coalesce(s.discussions, 0) AS discussions
