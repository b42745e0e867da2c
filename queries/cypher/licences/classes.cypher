// name: licences/classes
// formerly: licenses/classes
// question: How do permissive, restrictive and missing licence tags share the Hub?
// cost: reads the tallies of licences; does not grow with the hub
// returns: kind string -- model, dataset or space
// returns: class string -- permissive, restrictive, none (no licence tag) or unlabelled
// returns: repositories int -- repositories of the kind with such a licence
// returns: share float -- repositories / all of the kind

MATCH (t:Tally {of: 'licences'})
WITH t.kind AS kind, t.licenseClass AS class, sum(t.repositories) AS repositories
WITH kind, sum(repositories) AS every, collect({class: class, repositories: repositories}) AS rows
UNWIND rows AS row
RETURN kind, row.class AS class, row.repositories AS repositories, toFloat(row.repositories) / every AS share
ORDER BY CASE kind WHEN 'model' THEN 0 WHEN 'dataset' THEN 1 ELSE 2 END, repositories DESC, class
