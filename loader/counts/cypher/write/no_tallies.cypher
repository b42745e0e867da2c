// rows: keys of tallies that are zero now
UNWIND $rows AS key
MATCH (t:Tally {key: key})
DELETE t
