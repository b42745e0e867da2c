// Repositories whose only tag is the empty string, imported as a string.
MATCH (r:Repository)
WHERE r.tags = ''
CALL (r) {
  SET r.tags = ['']
} IN TRANSACTIONS OF 10000 ROWS
