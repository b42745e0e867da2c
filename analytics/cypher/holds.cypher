// name: analytics/holds
// question: How much of each thing does the graph hold, and how much do its snapshots say?
// returns: of, holds (from the database's own counters), least (the snapshot loaded last), most (all that were loaded: what is gone stays unless it is pruned)
MATCH (s:Snapshot)
WHERE s.complete
WITH s ORDER BY s.loadedAt DESC, s.id DESC
WITH collect(s) AS all
CALL () { MATCH (n:Model) RETURN count(n) AS models }
CALL () { MATCH (n:Dataset) RETURN count(n) AS datasets }
CALL () { MATCH (n:Space) RETURN count(n) AS spaces }
CALL () { MATCH (n:Commit) RETURN count(n) AS commits }
CALL () { MATCH (n:Discussion) RETURN count(n) AS discussions }
CALL () { MATCH ()-[e:USES]->() RETURN count(e) AS usages }
UNWIND [
  ['models', models, all[0].models, reduce(sum = 0, s IN all | sum + s.models)],
  ['datasets', datasets, all[0].datasets, reduce(sum = 0, s IN all | sum + s.datasets)],
  // Spaces that use a model and are not listed are in the graph too.
  ['spaces', spaces, all[0].spaces, reduce(sum = 0, s IN all | sum + s.spaces + s.usagesByUnknownSpacesKept)],
  ['commits', commits, all[0].commits, reduce(sum = 0, s IN all | sum + s.commits)],
  ['discussions', discussions, all[0].discussions, reduce(sum = 0, s IN all | sum + s.discussions)],
  ['usages', usages, all[0].usages, reduce(sum = 0, s IN all | sum + s.usages)]
] AS row
WITH row
WHERE NOT row[2] <= row[1] <= row[3]
RETURN row[0] AS of, row[1] AS holds, row[2] AS least, row[3] AS most
