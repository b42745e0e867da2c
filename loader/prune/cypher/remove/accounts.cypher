// rows: names
UNWIND $rows AS name
MATCH (a:Account {name: name})
DETACH DELETE a
