// rows: names that authored a commit or started a discussion
UNWIND $rows AS name
MERGE (a:Account {name: name})
SET a:Developer
