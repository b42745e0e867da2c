// name: analytics/unfinished
// question: How many loads did not come to their end?
// returns: loads
MATCH (s:Snapshot)
WHERE NOT s.complete
RETURN count(s) AS loads
