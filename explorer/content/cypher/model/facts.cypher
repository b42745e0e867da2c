// name: model/facts
// question: What is known of this model?
// cost: one model by its id
// param: id string -- id of the model
// returns: model string -- id of the model
// returns: owner string? -- account that owns it
// returns: license string? -- its licence tag
// returns: license_class string -- permissive, restrictive, none or unlabelled
// returns: fields list -- its subfields
// returns: tags list -- its tags
// returns: created datetime?
// returns: last_modified datetime?
// returns: likes int, downloads int?, spaces int, commits int, committers int, discussions int
MATCH (m:Model {id: $id})
WHERE m.listed
RETURN m.id AS model, m.owner AS owner, m.license AS license, coalesce(m.licenseClass, 'none') AS license_class, coalesce(m.fields, []) AS fields, coalesce(m.tags, []) AS tags,
  m.createdAt AS created, m.lastModified AS last_modified, m.likes AS likes, m.downloads AS downloads, coalesce(m.spaces, 0) AS spaces,
  coalesce(m.commits, 0) AS commits, coalesce(m.committers, 0) AS committers, coalesce(m.discussions, 0) AS discussions
