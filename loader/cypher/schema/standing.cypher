// What is there by these names, and what of it is broken: indexes that were to belong to
// a constraint and do not, and those that failed.
SHOW INDEXES YIELD name, state, owningConstraint
WHERE name IN $names
RETURN name, owningConstraint IS NULL AND (name IN $constraints OR state = 'FAILED') AS broken ORDER BY name
