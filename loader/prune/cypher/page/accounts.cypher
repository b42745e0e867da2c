// The names of accounts after a place, in the order of the index, and what else each is.
MATCH (a:Account)
USING INDEX SEEK a:Account(name)
WHERE a.name > $after
RETURN a.name AS name, a:Developer AS developer, a:Bot AS bot, a.type IS NOT NULL AS onRecord ORDER BY name LIMIT $rows
