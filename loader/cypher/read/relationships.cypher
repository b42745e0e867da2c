// How many relationships each type has, from the database's own counters.
MATCH ()-[e:OWNS]->() RETURN 'OWNS' AS name, count(e) AS count
UNION ALL MATCH ()-[e:AUTHORED]->() RETURN 'AUTHORED' AS name, count(e) AS count
UNION ALL MATCH ()-[e:IN]->() RETURN 'IN' AS name, count(e) AS count
UNION ALL MATCH ()-[e:STARTED]->() RETURN 'STARTED' AS name, count(e) AS count
UNION ALL MATCH ()-[e:ABOUT]->() RETURN 'ABOUT' AS name, count(e) AS count
UNION ALL MATCH ()-[e:USES]->() RETURN 'USES' AS name, count(e) AS count
UNION ALL MATCH ()-[e:LICENSED_UNDER]->() RETURN 'LICENSED_UNDER' AS name, count(e) AS count
UNION ALL MATCH ()-[e:IN_FIELD]->() RETURN 'IN_FIELD' AS name, count(e) AS count
UNION ALL MATCH ()-[e:ALIAS_OF]->() RETURN 'ALIAS_OF' AS name, count(e) AS count
UNION ALL MATCH ()-[e:DERIVED_FROM]->() RETURN 'DERIVED_FROM' AS name, count(e) AS count
UNION ALL MATCH ()-[e:TRAINED_ON]->() RETURN 'TRAINED_ON' AS name, count(e) AS count
