// The same, of one repository.
MATCH (a:Account)<-[:ALIAS_OF]-()
WITH DISTINCT a
MATCH (a)-[e:CONTRIBUTED|DISCUSSED]->()
WHERE e.monthsRaw IS NULL AND coalesce(e.commitsRaw, e.discussionsRaw) IS NOT NULL
SET e.monthsRaw = []
