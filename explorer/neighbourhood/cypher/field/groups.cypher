// name: field/groups
// question: How many neighbours of each kind does this field have?
// cost: the relationships of one field
// param: id string -- name of the subfield
// returns: id string -- name of the subfield
// returns: models int -- models of it
// returns: datasets int -- datasets of it
// returns: spaces int -- spaces of it
MATCH (x:Field {name: $id})
RETURN x.name AS id,
  COUNT { (x)<-[:IN_FIELD]-(n:Model) WHERE n.listed } AS models,
  COUNT { (x)<-[:IN_FIELD]-(n:Dataset) WHERE n.listed } AS datasets,
  COUNT { (x)<-[:IN_FIELD]-(n:Space) WHERE n.listed } AS spaces
