// rows: [id, class]
UNWIND $rows AS row
MERGE (l:License {id: row[0]})
SET l.class = row[1]
