// rows: names
// The accounts that are there, and what else each is.
UNWIND $rows AS name
MATCH (a:Account {name: name})
RETURN a.name AS name, a:Developer AS developer, a:Bot AS bot, a.type IS NOT NULL AS onRecord
