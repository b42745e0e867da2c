// name: dataset/groups
// question: How many neighbours of each kind does this dataset have?
// cost: the relationships of one dataset
// param: id string -- id of the dataset
// returns: id string -- id of the dataset
// returns: owner int -- owner
// returns: licence int -- licence
// returns: fields int -- subfields
// returns: models int -- models trained on it
// returns: contributors int -- people who commit to it
// returns: discussers int -- people who start discussions of it
MATCH (x:Dataset {id: $id})
RETURN x.id AS id,
  COUNT { (x)<-[:OWNS]-() } AS owner,
  COUNT { (x)-[:LICENSED_UNDER]->() } AS licence,
  COUNT { (x)-[:IN_FIELD]->() } AS fields,
  COUNT { (x)<-[:TRAINED_ON]-(n:Model) WHERE n.listed } AS models,
  COUNT { (x)<-[c:CONTRIBUTED]-() WHERE c.commits > 0 } AS contributors,
  COUNT { (x)<-[c:DISCUSSED]-() WHERE c.discussions > 0 } AS discussers
