// All of a change at once. id: the latest snapshot; properties: what it is to have, null for what it is to have no
// more; names: accounts to make; records: [name, type, fullName] of these; added, removed: [alias, canonical]; bots: accounts to become bots; people: to be none
MATCH (s:Snapshot {id: $id})
SET s += $properties
WITH s
CALL {
  UNWIND $names AS name
  MERGE (a:Account {name: name})
  RETURN count(a) AS made
}
CALL {
  UNWIND $records AS row
  MATCH (a:Account {name: row[0]})
  SET a.type = row[1], a.fullName = row[2]
  FOREACH (x IN CASE row[1] WHEN 'org' THEN [1] ELSE [] END | SET a:Organization)
  RETURN count(a) AS recorded
}
CALL {
  UNWIND $removed AS row
  MATCH (a:Account {name: row[0]})-[e:ALIAS_OF]->(b:Account {name: row[1]})
  DELETE e
  RETURN count(row) AS parted
}
CALL {
  UNWIND $added AS row
  MATCH (a:Account {name: row[0]})
  MATCH (b:Account {name: row[1]})
  MERGE (a)-[e:ALIAS_OF]->(b)
  RETURN count(e) AS joined
}
CALL {
  UNWIND $bots AS name
  MATCH (a:Account {name: name})
  SET a:Bot
  RETURN count(a) AS bots
}
CALL {
  UNWIND $people AS name
  MATCH (a:Account {name: name})
  REMOVE a:Bot
  RETURN count(a) AS people
}
RETURN made + recorded + parted + joined + bots + people AS done
