// Package pages shows a graph as HTML pages: what is in it, search, a page for each
// model, dataset, space, account, licence and field, stored queries with a form for
// their parameters, recipes, the report. They work without script, which only
// suggests names while one is typed; each number,
// table and picture stands with the Cypher that made it.
//
// What is asked is in package explorer/content; here is how it looks. Names, tags and
// titles are other people's texts: they are shown as texts, and their control characters
// as blanks.
package pages
