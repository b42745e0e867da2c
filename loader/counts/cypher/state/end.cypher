MATCH (c:Counts {id: 'counts'})
SET c.version = $version, c.complete = true
