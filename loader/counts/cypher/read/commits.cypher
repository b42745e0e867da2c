// Which commits there are.
UNWIND $keys AS key
MATCH (c:Commit {key: key})
RETURN c.key
