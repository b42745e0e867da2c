// Indexes that were to belong to a constraint and do not, and those that failed.
SHOW INDEXES YIELD name, state, owningConstraint
WHERE name IN $names AND owningConstraint IS NULL AND (name IN $constraints OR state = 'FAILED')
RETURN name ORDER BY name
