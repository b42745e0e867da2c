MATCH (l:Lease {id: 'writer'})
WHERE l.token = $token
SET l.until = coalesce($now, timestamp()) + $duration
