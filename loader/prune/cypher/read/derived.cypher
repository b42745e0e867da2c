// Whether the graph holds derived networks.
MATCH ()-[e:COLLABORATES_WITH|CO_USED_WITH]->()
RETURN 1 AS found LIMIT 1
