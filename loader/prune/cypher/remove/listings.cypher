// rows: ids of spaces that are listed no more, and use a model
// They become what the loader makes of such a space.
UNWIND $rows AS id
MATCH (s:Space {id: id})
SET s = {kind: 'space', id: id, listed: false}
WITH s
MATCH (s)-[e:OWNS|LICENSED_UNDER|IN_FIELD]-()
DELETE e
