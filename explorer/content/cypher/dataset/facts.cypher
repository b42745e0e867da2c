// name: dataset/facts
// question: What is known of this dataset?
// cost: one dataset by its id
// param: id string -- id of the dataset
// returns: dataset string -- id of the dataset
// returns: owner string? -- account that owns it
// returns: license string? -- its licence tag
// returns: license_class string -- permissive, restrictive, none or unlabelled
// returns: tags list -- its tags
// returns: created datetime?
// returns: last_modified datetime?
// returns: likes int, downloads int?, models int, commits int, committers int, discussions int

MATCH (d:Dataset {id: $id})
WHERE d.listed
RETURN d.id AS dataset, d.owner AS owner, d.license AS license, coalesce(d.licenseClass, 'none') AS license_class, coalesce(d.tags, []) AS tags, d.createdAt AS created, d.lastModified AS last_modified,
  d.likes AS likes, d.downloads AS downloads, coalesce(d.models, 0) AS models, coalesce(d.commits, 0) AS commits, coalesce(d.committers, 0) AS committers, coalesce(d.discussions, 0) AS discussions
