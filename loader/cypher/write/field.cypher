// rows: names of subfields
UNWIND $rows AS name
MERGE (:Field {name: name})
