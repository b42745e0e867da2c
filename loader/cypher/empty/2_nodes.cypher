// The lease of who does this stays.
MATCH (n)
WHERE NOT n:Lease
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS
