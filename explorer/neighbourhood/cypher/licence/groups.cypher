// name: licence/groups
// question: How many neighbours of each kind does this licence have?
// cost: the relationships of one licence
// param: id string -- key of the licence
// returns: id string -- key of the licence
// returns: models int -- models with it
// returns: datasets int -- datasets with it
// returns: spaces int -- spaces with it
MATCH (x:License {id: $id})
RETURN x.id AS id,
  COUNT { (x)<-[:LICENSED_UNDER]-(n:Model) WHERE n.listed } AS models,
  COUNT { (x)<-[:LICENSED_UNDER]-(n:Dataset) WHERE n.listed } AS datasets,
  COUNT { (x)<-[:LICENSED_UNDER]-(n:Space) WHERE n.listed } AS spaces
