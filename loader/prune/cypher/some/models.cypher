// rows: ids of models
// Those that are there, and the Hub's _ids.
UNWIND $rows AS id
MATCH (m:Model {id: id})
RETURN m.id AS id, m.hubId AS hubId
