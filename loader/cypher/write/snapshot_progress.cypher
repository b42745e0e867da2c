// So many records of a file, and everything before it, are written.
MATCH (s:Snapshot {id: $id})
SET s.progressFile = $file, s.progressRecords = $records
