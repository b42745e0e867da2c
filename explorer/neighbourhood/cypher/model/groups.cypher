// name: model/groups
// question: How many neighbours of each kind does this model have?
// cost: the relationships of one model
// param: id string -- id of the model
// returns: id string -- id of the model
// returns: owner int -- owner
// returns: licence int -- licence
// returns: fields int -- subfields
// returns: bases int -- models it derives from
// returns: derived int -- models that derive from it
// returns: datasets int -- datasets it is trained on
// returns: spaces int -- spaces that use it
// returns: co_used int -- models used together with it
// returns: contributors int -- people who commit to it
// returns: discussers int -- people who start discussions of it
MATCH (x:Model {id: $id})
RETURN x.id AS id,
  COUNT { (x)<-[:OWNS]-() } AS owner,
  COUNT { (x)-[:LICENSED_UNDER]->() } AS licence,
  COUNT { (x)-[:IN_FIELD]->() } AS fields,
  COUNT { (x)-[:DERIVED_FROM]->(n:Model) WHERE n.listed } AS bases,
  COUNT { (x)<-[:DERIVED_FROM]-(n:Model) WHERE n.listed } AS derived,
  COUNT { (x)-[:TRAINED_ON]->(n:Dataset) WHERE n.listed } AS datasets,
  COUNT { (x)<-[:USES]-() } AS spaces,
  COUNT { MATCH (x)<-[:USES]-(:Space)-[:USES]->(n:Model) WHERE n.listed AND n <> x RETURN DISTINCT n } AS co_used,
  COUNT { (x)<-[c:CONTRIBUTED]-() WHERE c.commits > 0 } AS contributors,
  COUNT { (x)<-[c:DISCUSSED]-() WHERE c.discussions > 0 } AS discussers
