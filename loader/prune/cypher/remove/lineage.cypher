// rows: [model, [base, ...]]
// (From the model: a base may have very many.)
UNWIND $rows AS row
MATCH (m:Model {id: row[0]})-[e:DERIVED_FROM]->(b:Model)
USING INDEX m:Model(id)
WHERE b.id IN row[1]
DELETE e
