// name: field/facts
// question: What is known of this subfield?
// cost: reads the tallies of licences; does not grow with the hub
// param: id string -- name of the subfield
// returns: field string -- cv, nlp or mm
// returns: models int -- listed models in it
// returns: likes int -- their likes
// returns: downloads int -- their downloads of the last 30 days
// returns: used int -- models that a space uses
// returns: developers int -- people who committed to one of them
// returns: collaborators int -- those of them who do not work alone

MATCH (f:Field {name: $id})
CALL (f) {
  MATCH (t:Tally {of: 'licences', kind: 'model'})
  WHERE f.name IN t.fields
  RETURN sum(t.repositories) AS models, sum(t.likes) AS likes, sum(t.downloads) AS downloads, sum(t.used) AS used
}
CALL (f) {
  MATCH (t:Tally {of: 'people'})
  WHERE t.field = f.name
  RETURN sum(t.developers) AS developers, sum(t.collaborators) AS collaborators
}
RETURN f.name AS field, models, likes, downloads, used, developers, collaborators
