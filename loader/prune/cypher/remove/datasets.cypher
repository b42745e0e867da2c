// rows: ids
UNWIND $rows AS id
MATCH (d:Dataset {id: id})
DETACH DELETE d
