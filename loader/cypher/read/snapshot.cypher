// What is known of one snapshot.
MATCH (s:Snapshot {id: $id})
RETURN properties(s) AS properties
