// name: analytics/repositories
// question: Which repositories are listed, and what is known of each?
// returns: kind, id, owner, license, likes, downloads, fields
MATCH (r:Repository)
WHERE r.listed
RETURN r.kind AS kind, r.id AS id, r.owner AS owner, r.license AS license, r.likes AS likes, r.downloads AS downloads,
  r.fields AS fields
