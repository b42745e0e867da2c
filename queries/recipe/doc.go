// Package recipe reads notebook-style documents, runs their Cypher on a graph
// and writes them out with the answers: as Markdown with SVG pictures, as one
// HTML page, as a Jupyter notebook, or as a guide for Neo4j Browser.
//
// # Documents
//
// A recipe is a Markdown file, NAME.md or NN-NAME.md. At its top stands a block
// of YAML:
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
// Types and bounds of parameters are those of stored queries. A parameter
// without default has to be given; the bundled recipes have defaults for all,
// and null stands for the top-ranked subject. A cell may find it: with
//
//	account: {type: string, default: null, from: who.account, doc: any spelling of the name}
//
// the parameter is, in the cells after the cell who, what that one has in the
// column account of its first row.
//
// Then follow prose and cells. A cell is a fenced block with Cypher of its own,
// in which parameters are marked literals as in stored queries, so that it can
// be pasted anywhere as it is:
//
//	```cypher {name=top chart=bar x=model y=spaces}
//	MATCH (m:Model)<-[:USES]-(s:Space)
//	RETURN m.id AS model, count(s) AS spaces
//	ORDER BY spaces DESC, model LIMIT /*$limit*/ 10
//	```
//
// or the name of a stored query with values for its parameters, one a line:
//
//	```query adoption/top-models {name=top chart=bar x=model y=spaces}
//	limit = $limit
//	field = 'nlp'
//	```
//
// What may stand between the braces:
//
//	name      the cell's name in placeholders and file names; cell1, cell2 ... by default
//	rows      rows of the table to show, 20 by default, 0 for no table
//	percent   columns whose numbers are shares, between commas
//	empty     what to say when there are no rows
//	browser   the cell is for Neo4j Browser only, where it draws nodes and relationships
//	title     of the chart
//	chart     bar        x: labels; y: up to four columns of values, or one and series: a column that splits it
//	          line       x: numbers or ordered labels; y and series likewise
//	          histogram  x: whole numbers; y: how many members have each; series: a column that splits it
//	          heat       x, y: labels of columns and rows; value; max: the number of the full colour
//	          network    source, target; weight; group: a column, or two for the source's and the target's; directed
//	xlabel, ylabel       what the axes are, the names of the columns by default
//
// # Placeholders
//
// Prose may name values of the results: {{top.model}} is the column model of
// the first row of cell top, {{zeros[model].likes}} that of the row whose first
// column is "model", {{shares[model,mit].share}} that of the row whose first two
// are "model" and "mit", {{$field}} a parameter; {{top.share|percent}} writes a
// share of 1. There is no more to it: nothing is computed. Values are escaped. A
// paragraph or list item that names a value which is not there (no such row, null
// or an empty text) is left out, so that a finding disappears where there is none.
//
// # Reading only
//
// Cells go through the guard of package queries, like all Cypher: Load refuses
// what writes, and Run asks the server as well.
package recipe
