// rows: [id, usedBySpaces, coUsedWith]
UNWIND $rows AS row
MATCH (m:Model {id: row[0]})
SET m.usedBySpaces = row[1], m.coUsedWith = row[2]
