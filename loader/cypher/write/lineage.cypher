// rows: [model, base, relation, evidence], both there
UNWIND $rows AS row
MATCH (m:Model {id: row[0]})
MATCH (b:Model {id: row[1]})
MERGE (m)-[d:DERIVED_FROM]->(b)
SET d.relation = row[2], d.evidence = row[3]
