// rows: [name, counts that change]
UNWIND $rows AS row
MATCH (a:Account {name: row[0]})
SET a += row[1]
