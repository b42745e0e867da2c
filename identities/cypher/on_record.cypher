// name: identities/on_record
// question: Which of some names does accounts.jsonl have?
// parameters: names
// returns: name
UNWIND $names AS name
MATCH (a:Account {name: name})
WHERE a.type IS NOT NULL
RETURN name
