MATCH (m:Model)
WHERE m.usedBySpaces IS NOT NULL
CALL (m) { REMOVE m.usedBySpaces, m.coUsedWith } IN TRANSACTIONS OF 20000 ROWS
