// rows: ids of spaces that use a model and have no record of their own
UNWIND $rows AS id
MERGE (s:Repository {kind: 'space', id: id})
ON CREATE SET s:Space, s.listed = false
