MATCH (a:Bot)
RETURN a.name
ORDER BY a.name
