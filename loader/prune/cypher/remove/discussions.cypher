// rows: keys
UNWIND $rows AS key
MATCH (d:Discussion {key: key})
DETACH DELETE d
