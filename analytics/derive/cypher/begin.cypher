// What is derived is not all there until end.
MERGE (d:Derived {id: 'derived'})
SET d.complete = false
