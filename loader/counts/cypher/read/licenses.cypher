MATCH (l:License)
RETURN l.id AS license, l.class AS class
