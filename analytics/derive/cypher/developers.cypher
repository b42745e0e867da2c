// rows: [name, kCore, pageRank, community]
UNWIND $rows AS row
MATCH (a:Account {name: row[0]})
SET a.kCore = row[1], a.pageRank = row[2], a.community = row[3]
