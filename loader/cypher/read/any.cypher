// Whether the database holds anything.
MATCH (n)
RETURN 1 AS found LIMIT 1
