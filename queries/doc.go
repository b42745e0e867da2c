// Package queries holds the stored Cypher of hubgraph, and runs it and any other
// reading Cypher. Package rows writes the answers; package catalog finds queries
// and recipes, a user's own among them.
//
// # Stored queries
//
// A query is a file topic/name.cypher. Its header is the comment at the top,
// one key a line:
//
//	// name: adoption/top-models
//	// formerly: a name it had before, may be repeated
//	// question: Which models do most spaces use?
//	// note: anything worth knowing, may be repeated
//	// cost: what it reads, and with what its time grows
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
// A param is "name type = default", with "min N" and "max N" for numbers, "in
// a|b|c" for strings, and a description after " -- ". Types are those of Type.
// Without a default the parameter is required. A column is "name type", with ?
// after the type where a row may have no value, and a description; columns
// without description may stand on one line: "// returns: model, spaces". An
// example is the arguments of a run on the bundled sample; its answer stands
// beside the query in name.example.csv.
//
// In the statement a parameter is a marked literal: a comment /*$limit*/ and
// the default. So the file is one plain statement that can be pasted into Neo4j
// Browser, or sent by any driver, as it is, and answers with the defaults;
// change a literal to ask for something else. (Cypher itself has no default for
// a missing parameter. A :param line before the statement would set one, but
// then Neo4j Browser takes the text for a script and shows no rows.) In what
// Statement.Cypher sends, the marked literals are $limit and so on, and the
// header is line breaks; the rest is unchanged. A marked
// literal must be the default of the header. A plain $name works too, where
// nobody pastes the file.
//
// LoadFolder reads a user's folder of such files; Check has the server plan
// them, so that a fault shows with file, line and column before any of them is
// run.
//
// Every bundled query runs without parameters on any hub, the empty one
// included: where a question has a subject (a model, a developer), null stands
// for the top-ranked one, which the query finds itself. Rows are totally
// ordered, ties broken by name. Only listed repositories and usages of listed
// models count. Names are people as in analyze: accepted merges are followed
// (ALIAS_OF), bots leave the authors before the first one is taken; where that
// matters, the parameter raw turns it off.
//
// # Reading only
//
// Every statement, stored or not, passes these layers:
//
//  1. Guard looks at its tokens: one statement, no clause that writes, none of
//     the commands that servers take for reads (LOAD CSV, SHOW, TERMINATE), no
//     procedure outside a short list. Run takes nothing else than a Statement,
//     which only Guard makes.
//  2. Run has the server plan it (EXPLAIN), and say that it only reads.
//  3. It runs in read access mode, with limits on time and rows.
//
// These layers are for good messages and against accidents. They are no safety
// boundary: that is the database account, the server's settings
// (dbms.security.allow_csv_import_from_file_urls=false, a list of allowed
// procedures) and the network around it.
package queries
