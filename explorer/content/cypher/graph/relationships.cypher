// name: graph/relationships
// question: How many relationships of which type go from what to what?
// note: COLLABORATES_WITH and CO_USED_WITH are there after hubgraph derive.
// cost: the counters of the database
// returns: from_label string, type string, to_label string, relationships int
CALL () {
  MATCH ()-[r:OWNS]->() RETURN 'Account' AS from_label, 'OWNS' AS type, 'Repository' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:AUTHORED]->() RETURN 'Developer' AS from_label, 'AUTHORED' AS type, 'Commit' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:IN]->() RETURN 'Commit' AS from_label, 'IN' AS type, 'Repository' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:STARTED]->() RETURN 'Developer' AS from_label, 'STARTED' AS type, 'Discussion' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:ABOUT]->() RETURN 'Discussion' AS from_label, 'ABOUT' AS type, 'Repository' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:USES]->() RETURN 'Space' AS from_label, 'USES' AS type, 'Model' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:LICENSED_UNDER]->() RETURN 'Repository' AS from_label, 'LICENSED_UNDER' AS type, 'License' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:IN_FIELD]->() RETURN 'Repository' AS from_label, 'IN_FIELD' AS type, 'Field' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:ALIAS_OF]->() RETURN 'Account' AS from_label, 'ALIAS_OF' AS type, 'Account' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:DERIVED_FROM]->() RETURN 'Model' AS from_label, 'DERIVED_FROM' AS type, 'Model' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:TRAINED_ON]->() RETURN 'Model' AS from_label, 'TRAINED_ON' AS type, 'Dataset' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:CONTRIBUTED]->() RETURN 'Account' AS from_label, 'CONTRIBUTED' AS type, 'Repository' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:CONTRIBUTED_RAW]->() RETURN 'Account' AS from_label, 'CONTRIBUTED_RAW' AS type, 'Repository' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:DISCUSSED]->() RETURN 'Account' AS from_label, 'DISCUSSED' AS type, 'Repository' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:DISCUSSED_RAW]->() RETURN 'Account' AS from_label, 'DISCUSSED_RAW' AS type, 'Repository' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:COLLABORATES_WITH]->() RETURN 'Account' AS from_label, 'COLLABORATES_WITH' AS type, 'Account' AS to_label, count(r) AS relationships
  UNION ALL MATCH ()-[r:CO_USED_WITH]->() RETURN 'Model' AS from_label, 'CO_USED_WITH' AS type, 'Model' AS to_label, count(r) AS relationships
}
RETURN from_label, type, to_label, relationships
ORDER BY type
