UNWIND $keys AS key
MATCH (t:Tally {key: key})
RETURN t.key, t {.*, key: null}
