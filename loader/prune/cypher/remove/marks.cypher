// From now on what was derived is of another graph.
MATCH (d:Derived)
SET d.pruned = true
