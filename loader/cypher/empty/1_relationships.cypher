// Relationships first, so that a node with very many does not fill a transaction.
MATCH ()-[e]->()
CALL (e) { DELETE e } IN TRANSACTIONS OF 20000 ROWS
