// names: those without an account in the graph
UNWIND $names AS name
OPTIONAL MATCH (a:Account {name: name})
WITH name, a
WHERE a IS NULL
RETURN name
