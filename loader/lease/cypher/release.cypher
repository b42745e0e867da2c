MATCH (l:Lease {id: 'writer'})
WHERE l.token = $token
DELETE l
