// rows: [key, properties]
UNWIND $rows AS row
MERGE (t:Tally {key: row[0]})
SET t = row[1], t.key = row[0]
