// People who did nothing under their own name in any known month.
MATCH (a:Account)<-[:ALIAS_OF]-()
WITH DISTINCT a
WHERE a.monthsRaw IS NULL AND a.commits IS NOT NULL AND (a.commitsRaw IS NOT NULL OR a.discussionsRaw IS NOT NULL)
SET a.monthsRaw = []
