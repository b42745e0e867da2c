// rows: ids
// The relationships of nodes that are removed next: there may be very many.
UNWIND $rows AS id
MATCH (m:Model {id: id})-[e]->()
CALL (e) { DELETE e } IN TRANSACTIONS OF 20000 ROWS;
UNWIND $rows AS id
MATCH (m:Model {id: id})<-[e]-()
CALL (e) { DELETE e } IN TRANSACTIONS OF 20000 ROWS
