// name: graph/labels
// question: How many nodes have which label?
// note: A node may have several: a model is a Repository too, a person who commits is an Account and a Developer.
// cost: the counters of the database
// returns: label string, nodes int
CALL () {
  MATCH (n:Account) RETURN 'Account' AS label, count(n) AS nodes
  UNION ALL MATCH (n:Developer) RETURN 'Developer' AS label, count(n) AS nodes
  UNION ALL MATCH (n:Organization) RETURN 'Organization' AS label, count(n) AS nodes
  UNION ALL MATCH (n:Bot) RETURN 'Bot' AS label, count(n) AS nodes
  UNION ALL MATCH (n:Repository) RETURN 'Repository' AS label, count(n) AS nodes
  UNION ALL MATCH (n:Model) RETURN 'Model' AS label, count(n) AS nodes
  UNION ALL MATCH (n:Dataset) RETURN 'Dataset' AS label, count(n) AS nodes
  UNION ALL MATCH (n:Space) RETURN 'Space' AS label, count(n) AS nodes
  UNION ALL MATCH (n:Commit) RETURN 'Commit' AS label, count(n) AS nodes
  UNION ALL MATCH (n:Discussion) RETURN 'Discussion' AS label, count(n) AS nodes
  UNION ALL MATCH (n:License) RETURN 'License' AS label, count(n) AS nodes
  UNION ALL MATCH (n:Field) RETURN 'Field' AS label, count(n) AS nodes
}
RETURN label, nodes
ORDER BY label
