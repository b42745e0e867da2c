MATCH (l:Lease {id: 'writer'})
WHERE l.token = $token
RETURN 1 AS holds
