// How many nodes each label has, from the database's own counters.
MATCH (n:Model) RETURN 'Model' AS name, count(n) AS count
UNION ALL MATCH (n:Dataset) RETURN 'Dataset' AS name, count(n) AS count
UNION ALL MATCH (n:Space) RETURN 'Space' AS name, count(n) AS count
UNION ALL MATCH (n:Account) RETURN 'Account' AS name, count(n) AS count
UNION ALL MATCH (n:Developer) RETURN 'Developer' AS name, count(n) AS count
UNION ALL MATCH (n:Bot) RETURN 'Bot' AS name, count(n) AS count
UNION ALL MATCH (n:Commit) RETURN 'Commit' AS name, count(n) AS count
UNION ALL MATCH (n:Discussion) RETURN 'Discussion' AS name, count(n) AS count
UNION ALL MATCH (n:License) RETURN 'License' AS name, count(n) AS count
UNION ALL MATCH (n:Field) RETURN 'Field' AS name, count(n) AS count
UNION ALL MATCH (n:Snapshot) RETURN 'Snapshot' AS name, count(n) AS count
