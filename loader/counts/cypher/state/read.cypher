MATCH (c:Counts {id: 'counts'})
RETURN c.version, c.complete
