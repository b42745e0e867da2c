MATCH (d:Derived)
DELETE d
