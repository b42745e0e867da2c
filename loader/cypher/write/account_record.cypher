// rows: [name, type, fullName], records of accounts.jsonl
// A name that nothing else of the hub has is no account.
UNWIND $rows AS row
MATCH (a:Account {name: row[0]})
SET a.type = row[1], a.fullName = row[2]
FOREACH (x IN CASE row[1] WHEN 'org' THEN [1] ELSE [] END | SET a:Organization)
FOREACH (x IN CASE row[1] WHEN 'org' THEN [] ELSE [1] END | REMOVE a:Organization)
