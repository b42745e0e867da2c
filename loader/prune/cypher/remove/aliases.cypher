// rows: [alias, [canonical, ...]]
UNWIND $rows AS row
MATCH (a:Account {name: row[0]})-[e:ALIAS_OF]->(b:Account)
USING INDEX a:Account(name)
WHERE b.name IN row[1]
DELETE e
