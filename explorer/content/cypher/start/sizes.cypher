// name: start/sizes
// question: How much of everything else is in the graph?
// cost: reads counts that Neo4j keeps; does not grow with the hub
// returns: what string -- what is counted
// returns: count int -- how many there are

UNWIND [['accounts', COUNT { (:Account) }], ['accounts that are known to be organisations', COUNT { (:Organization) }], ['accounts listed as bots', COUNT { (:Bot) }], ['accounts merged into another', COUNT { ()-[:ALIAS_OF]->() }],
  ['usages of a model by a space', COUNT { ()-[:USES]->() }], ['derivations of a model from another', COUNT { ()-[:DERIVED_FROM]->() }], ['models trained on a dataset', COUNT { ()-[:TRAINED_ON]->() }],
  ['licences', COUNT { (:License) }], ['subfields', COUNT { (:Field) }]] AS pair
RETURN pair[0] AS what, pair[1] AS count
