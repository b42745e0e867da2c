MATCH (a:Bot)
RETURN a.name
