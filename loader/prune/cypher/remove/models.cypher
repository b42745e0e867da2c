// rows: ids
UNWIND $rows AS id
MATCH (m:Model {id: id})
DETACH DELETE m
