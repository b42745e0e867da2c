// Whether the database holds anything, besides the lease of who writes to it.
MATCH (n)
WHERE NOT n:Lease
RETURN 1 AS found LIMIT 1
