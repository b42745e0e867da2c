MATCH (t:Tally)
RETURN t.key, t {.*, key: null}
