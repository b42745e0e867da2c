// rows: ids
UNWIND $rows AS id
MATCH (s:Space {id: id})
DETACH DELETE s
