// The id of the store of this database: another one after it was made anew.
CALL db.info() YIELD id
RETURN id
