// name: analytics/lineage
// question: Which listed models derive from which?
// returns: model, base (ids), relation, evidence (null when unknown)
MATCH (m:Model)-[d:DERIVED_FROM]->(b:Model)
WHERE m.listed AND b.listed
RETURN m.id AS model, b.id AS base, d.relation AS relation, d.evidence AS evidence
