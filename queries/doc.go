// Package queries holds the stored Cypher queries of hubgraph, and runs them and any
// other reading Cypher. Package rows writes the answers; package catalog finds
// queries and recipes, including a user's own.
//
// To begin, take Bundled (or LoadFolder, then Registry.Check), find a query with
// Registry.Find, make its parameters with Query.Bind and pass Query.Statement to
// Run. For Cypher from elsewhere, Guard makes the Statement and BindFree the
// parameters. Wrong use is a *hub.UsageError, more exactly a *ParseError in a query
// file and a *StatementError in Cypher, both with the position; an unknown name is a
// *hub.NotFoundError. Other errors are those of the connection.
//
// # Stored queries
//
// A query is a file topic/name.cypher. Its header is the comment at the top, one key
// a line:
//
//	// name: adoption/top-models
//	// formerly: a name it had before, may be repeated
//	// question: Which models do most spaces use?
//	// note: anything worth knowing, may be repeated
//	// cost: what it reads, and what its time grows with
//	// param: limit int = 20 min 0 -- how many models to list
//	// param: field string = 'all' in all|cv|nlp|mm -- only models of this subfield
//	// returns: model string -- id of the model
//	// returns: spaces int -- number of spaces that use it
//	// example: limit=5
//
//	MATCH (m:Model)<-[:USES]-(s:Space)
//	WHERE m.listed AND /*$field*/ 'all' IN ['all'] + m.fields
//	RETURN m.id AS model, count(s) AS spaces
//	ORDER BY spaces DESC, model
//	LIMIT /*$limit*/ 20
//
// A param is "name type = default", with "min N" and "max N" for numbers, "in a|b|c"
// for strings, and a description after " -- ". Types are those of Type. Without a
// default the parameter is required. A column is "name type", with a ? after the
// type where a row may have no value, and a description; columns without a
// description may share a line: "// returns: model, spaces". An example is the
// arguments of a run on the bundled sample; its answer is in name.example.csv beside
// the query.
//
// In the statement a parameter is a marked literal: a comment /*$limit*/ followed by
// the default. So the file is one plain statement that can be pasted into Neo4j
// Browser, or sent by any driver, and runs with the defaults; change a literal to
// ask for something else. (Cypher itself has no default for a missing parameter. A
// :param line before the statement would set one, but then Neo4j Browser takes the
// text for a script and shows no rows.) In what Statement.Cypher sends, the marked
// literals become $limit and so on and the header becomes line breaks; the rest is
// unchanged. A marked literal must equal the default in the header. A plain $name
// works too, in files that nobody pastes.
//
// LoadFolder reads a user's folder of such files; Check has the server plan them, so
// that a fault is reported with file, line and column before any of them is run.
//
// Every bundled query runs without parameters on any hub, even an empty one: where a
// question has a subject (a model, a developer), null stands for the top-ranked one,
// which the query finds itself. Rows are totally ordered, with ties broken by name.
// Only listed repositories and usages of listed models count. Names are people as in
// analyze: accepted merges are followed (ALIAS_OF), and bots are removed before the
// first author is taken; where that matters, the parameter raw turns it off.
//
// # Reading only
//
// Every statement, stored or not, passes these layers:
//
//  1. Guard checks its tokens: one statement, no clause that writes, none of the commands
//     that servers take for reads (LOAD CSV, SHOW, TERMINATE), no procedure outside a
//     short list. Run accepts only a Statement, which only Guard makes.
//  2. Run has the server plan it (EXPLAIN) and confirm that it only reads.
//  3. It runs in read access mode, with limits on time and rows.
//
// Outcome.Notes tells what the rows do not: names that the database does not have,
// times compared with text, derived networks that are stale (see Note).
//
// These layers give good messages and prevent accidents. They are not a safety
// boundary: that is the database account, the server's settings
// (dbms.security.allow_csv_import_from_file_urls=false, a list of allowed
// procedures) and the network around it.
package queries
