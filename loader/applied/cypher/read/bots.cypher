// The bots in the graph.
MATCH (a:Bot)
RETURN a.name AS name
ORDER BY name
