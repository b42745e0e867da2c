// Repositories without tags.
MATCH (r:Repository)
WHERE r.listed AND r.tags IS NULL
CALL (r) {
  SET r.tags = []
} IN TRANSACTIONS OF 10000 ROWS
