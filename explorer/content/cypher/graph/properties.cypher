// name: graph/properties
// question: Which properties have nodes and relationships, and of which types are they?
// note: Read from the first hundred of each, so that a rare one may be missing.
// cost: a hundred nodes of each label and a hundred relationships of each type
// returns: of string -- label, or type of relationship
// returns: property string
// returns: types list -- of its values
CALL () {
  MATCH (n:Account) WITH n LIMIT 100 UNWIND keys(n) AS property RETURN 'Account' AS of, property, valueType(n[property]) AS type
  UNION ALL MATCH (n:Model) WITH n LIMIT 100 UNWIND keys(n) AS property RETURN 'Model' AS of, property, valueType(n[property]) AS type
  UNION ALL MATCH (n:Dataset) WITH n LIMIT 100 UNWIND keys(n) AS property RETURN 'Dataset' AS of, property, valueType(n[property]) AS type
  UNION ALL MATCH (n:Space) WITH n LIMIT 100 UNWIND keys(n) AS property RETURN 'Space' AS of, property, valueType(n[property]) AS type
  UNION ALL MATCH (n:Commit) WITH n LIMIT 100 UNWIND keys(n) AS property RETURN 'Commit' AS of, property, valueType(n[property]) AS type
  UNION ALL MATCH (n:Discussion) WITH n LIMIT 100 UNWIND keys(n) AS property RETURN 'Discussion' AS of, property, valueType(n[property]) AS type
  UNION ALL MATCH (n:License) WITH n LIMIT 100 UNWIND keys(n) AS property RETURN 'License' AS of, property, valueType(n[property]) AS type
  UNION ALL MATCH (n:Field) WITH n LIMIT 100 UNWIND keys(n) AS property RETURN 'Field' AS of, property, valueType(n[property]) AS type
  UNION ALL MATCH ()-[r:OWNS]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'OWNS' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:AUTHORED]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'AUTHORED' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:IN]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'IN' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:STARTED]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'STARTED' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:ABOUT]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'ABOUT' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:USES]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'USES' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:LICENSED_UNDER]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'LICENSED_UNDER' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:IN_FIELD]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'IN_FIELD' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:ALIAS_OF]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'ALIAS_OF' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:DERIVED_FROM]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'DERIVED_FROM' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:TRAINED_ON]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'TRAINED_ON' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:CONTRIBUTED]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'CONTRIBUTED' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:CONTRIBUTED_RAW]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'CONTRIBUTED_RAW' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:DISCUSSED]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'DISCUSSED' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:DISCUSSED_RAW]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'DISCUSSED_RAW' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:COLLABORATES_WITH]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'COLLABORATES_WITH' AS of, property, valueType(r[property]) AS type
  UNION ALL MATCH ()-[r:CO_USED_WITH]->() WITH r LIMIT 100 UNWIND keys(r) AS property RETURN 'CO_USED_WITH' AS of, property, valueType(r[property]) AS type
}
WITH DISTINCT of, property, type
ORDER BY type
RETURN of, property, collect(replace(type, ' NOT NULL', '')) AS types
ORDER BY of, property
