// rows: ids of datasets
// Those that are there, and the Hub's _ids.
UNWIND $rows AS id
MATCH (d:Dataset {id: id})
RETURN d.id AS id, d.hubId AS hubId
