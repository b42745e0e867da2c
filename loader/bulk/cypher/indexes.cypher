// The indexes that are being made, and how far they are.
SHOW INDEXES YIELD name, state, populationPercent
WHERE state = 'POPULATING'
RETURN name, populationPercent ORDER BY name
