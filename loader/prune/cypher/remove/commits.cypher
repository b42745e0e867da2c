// rows: keys
UNWIND $rows AS key
MATCH (c:Commit {key: key})
DETACH DELETE c
