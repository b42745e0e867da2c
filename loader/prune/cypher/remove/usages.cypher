// rows: [space, [model, ...]]
// (From the space: a model may be used by very many.)
UNWIND $rows AS row
MATCH (s:Space {id: row[0]})-[e:USES]->(m:Model)
USING INDEX s:Space(id)
WHERE m.id IN row[1]
DELETE e
