// rows: names of accounts that stay, but are not listed as bots
UNWIND $rows AS name
MATCH (a:Account {name: name})
REMOVE a:Bot
