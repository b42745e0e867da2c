// name: analytics/lineage_models
// question: What is known of the listed models that derive from a listed one, and of those that they derive from?
// returns: kind, repositories, one in a row, as analytics/repositories has them, without commits, discussions and spaces
MATCH (r:Model)
WHERE r.listed AND EXISTS { MATCH (r)-[:DERIVED_FROM]-(b:Model) WHERE b.listed }
RETURN r.kind AS kind, [[r.id, r.owner, r.license, r.likes, r.downloads, r.fields, [], [], []]] AS repositories
