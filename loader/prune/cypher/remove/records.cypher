// rows: names of accounts that stay, but are not in accounts.jsonl
UNWIND $rows AS name
MATCH (a:Account {name: name})
REMOVE a:Organization, a.type, a.fullName
