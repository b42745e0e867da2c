// rows: [kind, id] of repositories whose links are written next
UNWIND $rows AS row
MATCH (:Repository {kind: row[0], id: row[1]})<-[e:CONTRIBUTED|CONTRIBUTED_RAW|DISCUSSED|DISCUSSED_RAW]-()
DELETE e
