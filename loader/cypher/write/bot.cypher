// rows: names listed as bots
UNWIND $rows AS name
MERGE (a:Account {name: name})
SET a:Bot
