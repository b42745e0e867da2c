// rows: names
UNWIND $rows AS name
MERGE (:Account {name: name})
