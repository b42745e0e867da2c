// rows: names of accounts that stay, but have no commit and no discussion
UNWIND $rows AS name
MATCH (a:Account {name: name})
REMOVE a:Developer
