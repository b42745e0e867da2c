// rows: ids
UNWIND $rows AS id
MATCH (l:License {id: id})
DETACH DELETE l
