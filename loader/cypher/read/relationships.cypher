// How many relationships each type has, from the database's own counters.
MATCH ()-[e:OWNS]->() WITH count(e) AS count RETURN 'OWNS' AS name, count
UNION ALL MATCH ()-[e:AUTHORED]->() WITH count(e) AS count RETURN 'AUTHORED' AS name, count
UNION ALL MATCH ()-[e:IN]->() WITH count(e) AS count RETURN 'IN' AS name, count
UNION ALL MATCH ()-[e:STARTED]->() WITH count(e) AS count RETURN 'STARTED' AS name, count
UNION ALL MATCH ()-[e:ABOUT]->() WITH count(e) AS count RETURN 'ABOUT' AS name, count
UNION ALL MATCH ()-[e:USES]->() WITH count(e) AS count RETURN 'USES' AS name, count
UNION ALL MATCH ()-[e:LICENSED_UNDER]->() WITH count(e) AS count RETURN 'LICENSED_UNDER' AS name, count
UNION ALL MATCH ()-[e:IN_FIELD]->() WITH count(e) AS count RETURN 'IN_FIELD' AS name, count
UNION ALL MATCH ()-[e:ALIAS_OF]->() WITH count(e) AS count RETURN 'ALIAS_OF' AS name, count
UNION ALL MATCH ()-[e:DERIVED_FROM]->() WITH count(e) AS count RETURN 'DERIVED_FROM' AS name, count
UNION ALL MATCH ()-[e:TRAINED_ON]->() WITH count(e) AS count RETURN 'TRAINED_ON' AS name, count
