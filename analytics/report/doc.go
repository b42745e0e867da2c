// Package report writes the results of an analysis as one HTML file, with the
// printed values of the paper (arXiv:2405.13058) beside ours.
//
// The file needs nothing else: no script, no network, no fonts or pictures of
// its own; its content security policy forbids them. It is also well-formed
// XML. Equal results give equal bytes.
//
// Read checks and decodes a results.json, Write writes the page. paper.json
// holds the printed values; compare.go says when two numbers agree; one file
// for each part of the page builds what page.html shows, with the
// tables of tables.html. Package figures draws.
package report
