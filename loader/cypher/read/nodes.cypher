// How many nodes each label has, from the database's own counters.
MATCH (n:Model) WITH count(n) AS count RETURN 'Model' AS name, count
UNION ALL MATCH (n:Dataset) WITH count(n) AS count RETURN 'Dataset' AS name, count
UNION ALL MATCH (n:Space) WITH count(n) AS count RETURN 'Space' AS name, count
UNION ALL MATCH (n:Account) WITH count(n) AS count RETURN 'Account' AS name, count
UNION ALL MATCH (n:Developer) WITH count(n) AS count RETURN 'Developer' AS name, count
UNION ALL MATCH (n:Bot) WITH count(n) AS count RETURN 'Bot' AS name, count
UNION ALL MATCH (n:Organization) WITH count(n) AS count RETURN 'Organization' AS name, count
UNION ALL MATCH (n:Commit) WITH count(n) AS count RETURN 'Commit' AS name, count
UNION ALL MATCH (n:Discussion) WITH count(n) AS count RETURN 'Discussion' AS name, count
UNION ALL MATCH (n:License) WITH count(n) AS count RETURN 'License' AS name, count
UNION ALL MATCH (n:Field) WITH count(n) AS count RETURN 'Field' AS name, count
UNION ALL MATCH (n:Snapshot) WITH count(n) AS count RETURN 'Snapshot' AS name, count
