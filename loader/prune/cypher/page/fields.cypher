// The names of subfields after a place, in the order of the index.
MATCH (f:Field)
USING INDEX SEEK f:Field(name)
WHERE f.name > $after
RETURN f.name AS name ORDER BY name LIMIT $rows
