// Of which optional files of a snapshot the database has records.
RETURN EXISTS { MATCH (c:Commit) WHERE c.key IS NOT NULL } AS commits,
       EXISTS { MATCH (d:Discussion) WHERE d.key IS NOT NULL } AS discussions,
       EXISTS { MATCH (:Space)-[:USES]->(m:Model) WHERE m.id IS NOT NULL } AS usages,
       EXISTS { MATCH (:Account)-[:ALIAS_OF]->(:Account) } AS identities,
       EXISTS { MATCH (b:Bot) WHERE b.name IS NOT NULL } AS bots,
       EXISTS { MATCH (:Model)-[:DERIVED_FROM]->(:Model) } AS lineage,
       EXISTS { MATCH (:Model)-[:TRAINED_ON]->(:Dataset) } AS datasets,
       EXISTS { MATCH (a:Account) WHERE a.type IS NOT NULL } AS accounts
