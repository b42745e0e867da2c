// Repositories in no subfield: an import takes an empty list for no property.
MATCH (r:Repository)
WHERE r.listed AND r.fields IS NULL
CALL (r) {
  SET r.fields = []
} IN TRANSACTIONS OF 10000 ROWS
