// Package recipe reads notebook-style documents, runs their Cypher on a graph and
// writes them with the answers: as Markdown with SVG charts, as one HTML page, as a
// Jupyter notebook, or as a guide for Neo4j Browser.
//
// To begin, take Bundled (or LoadFolder), find a Recipe with Registry.Find, make its
// parameters with Recipe.Bind, call Run and write the Report with Report.Write or
// Report.WriteFiles. Wrong use, faults in documents included, is a *hub.UsageError,
// an unknown name a *hub.NotFoundError; other errors come from the graph or from
// writing.
//
// # Documents
//
// A recipe is a Markdown file, NAME.md or NN-NAME.md. It begins with a block of
// YAML:
//
//	---
//	title: Who makes the models that others use
//	question: How is adoption by spaces spread over models and owners?
//	paper: RQ3, figure 5
//	params:
//	  field: {type: string, default: all, in: [all, cv, nlp, mm], doc: only models of this subfield}
//	  limit: {type: int, default: 10, min: 1, max: 50, doc: rows of each ranking}
//	---
//
// Types and bounds of parameters are those of stored queries. A parameter without a
// default is required; in the bundled recipes all have defaults, and null stands for
// the top-ranked subject, which a cell may find. With
//
//	account: {type: string, default: null, from: who.account, doc: any spelling of the name}
//
// the parameter is, in the cells after the cell who, the value in the column account
// of the first row of that cell.
//
// Prose and cells follow. A cell is a fenced block with its own Cypher, in which
// parameters are marked literals as in stored queries, so that it can be pasted
// anywhere as it is:
//
//	```cypher {name=top chart=bar x=model y=spaces}
//	MATCH (m:Model)<-[:USES]-(s:Space)
//	RETURN m.id AS model, count(s) AS spaces
//	ORDER BY spaces DESC, model LIMIT /*$limit*/ 10
//	```
//
// or the name of a stored query with values for its parameters, one a line:
package recipe
