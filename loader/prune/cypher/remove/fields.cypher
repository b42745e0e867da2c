// rows: names
UNWIND $rows AS name
MATCH (f:Field {name: name})
DETACH DELETE f
