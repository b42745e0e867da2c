// rows: ids of spaces
// Those that are there, whether each is listed, and the Hub's _ids.
UNWIND $rows AS id
MATCH (s:Space {id: id})
RETURN s.id AS id, s.listed AS listed, s.hubId AS hubId
