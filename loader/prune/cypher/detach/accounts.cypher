// rows: names
// The relationships of nodes that are removed next: there may be very many.
UNWIND $rows AS name
MATCH (a:Account {name: name})-[e]->()
CALL (e) { DELETE e } IN TRANSACTIONS OF 20000 ROWS;
UNWIND $rows AS name
MATCH (a:Account {name: name})<-[e]-()
CALL (e) { DELETE e } IN TRANSACTIONS OF 20000 ROWS
