package queries

// What the guard knows of Cypher 5. Keywords are in upper case.

// procedures are those that a guarded statement may call. All read, reach no file or
// network, and change nothing in the server; names are case-sensitive.
var procedures = map[string]bool{
	"db.index.fulltext.listAvailableAnalyzers": true,
	"db.index.fulltext.queryNodes":             true,
	"db.index.fulltext.queryRelationships":     true,
	"db.index.vector.queryNodes":               true,
	"db.index.vector.queryRelationships":       true,
	"db.labels":                                true,
	"db.ping":                                  true,
	"db.propertyKeys":                          true,
	"db.relationshipTypes":                     true,
	"db.schema.nodeTypeProperties":             true,
	"db.schema.relTypeProperties":              true,
	"db.schema.visualization":                  true,
}

// functions are the namespaces whose functions a guarded statement may use.
// Those of plug-ins are limited to pure computation: apoc.cypher, for example,
// would run any text as a query.
var functions = map[string]bool{
	"date": true, "datetime": true, "db": true, "duration": true, "localdatetime": true, "localtime": true,
	"point": true, "time": true, "vector.similarity": true,
	"apoc.agg": true, "apoc.bitwise": true, "apoc.coll": true, "apoc.convert": true, "apoc.date": true, "apoc.map": true,
	"apoc.math": true, "apoc.number": true, "apoc.temporal": true, "apoc.text": true,
	"gds.similarity": true, "gds.util": true,
}

// writing are the clauses that change the graph, with what each does.
var writing = map[string]string{
	"CREATE":   "creates",
	"MERGE":    "creates",
	"INSERT":   "creates",
	"SET":      "changes properties or labels",
	"REMOVE":   "removes properties or labels",
	"DELETE":   "deletes",
	"DETACH":   "deletes",
	"NODETACH": "deletes",
	"FOREACH":  "changes the graph",
}

// administration are the words that begin a command on schema, users or servers.
var administration = map[string]bool{
	"ALTER": true, "DEALLOCATE": true, "DENY": true, "DROP": true, "DRYRUN": true, "ENABLE": true, "GRANT": true,
	"REALLOCATE": true, "RENAME": true, "REVOKE": true, "START": true, "STOP": true,
}

// prefixes are the words before a statement that ask for something other than its
// rows or change how it is read.
var prefixes = map[string]string{
	"EXPLAIN": "show plans in Neo4j Browser",
	"PROFILE": "show plans in Neo4j Browser",
	"CYPHER":  "leave the options out",
}

// continuation are the words that may follow a name in an expression or a
// projection: a word before one of these can be a name itself.
var continuation = map[string]bool{
	"AND": true, "AS": true, "ASC": true, "ASCENDING": true, "CALL": true, "CONTAINS": true, "DESC": true, "DESCENDING": true,
	"ELSE": true, "END": true, "ENDS": true, "FINISH": true, "IN": true, "IS": true, "LIMIT": true, "MATCH": true, "NOT": true,
	"OFFSET": true, "OPTIONAL": true, "OR": true, "ORDER": true, "RETURN": true, "SKIP": true, "STARTS": true, "THEN": true,
	"UNION": true, "UNWIND": true, "WHEN": true, "WHERE": true, "WITH": true, "XOR": true, "YIELD": true,
}

// beforeName are the punctuation marks after which only a name or an
// expression may stand, never a clause. "+", "*", "?", "%" and "|" are not
// among them: they may end a pattern or a label expression, stand for all, or
// come before an update.
var beforeName = map[string]bool{
	"(": true, ",": true, ".": true, ":": true, "[": true, "=": true, "<": true, ">": true,
	"-": true, "/": true, "^": true, "&": true, "$": true,
}
