MATCH (a:Account)
WHERE a.kCore IS NOT NULL
CALL (a) { REMOVE a.kCore, a.pageRank, a.community } IN TRANSACTIONS OF 20000 ROWS
