// Package report writes the results of an analysis as one HTML file, as Markdown,
// LaTeX or CSV, beside the
// values printed in "The AI Community Building the Future? A Quantitative Analysis
// of Development Activity on Hugging Face Hub" (arXiv:2405.13058), below "the
// paper".
//
// To begin, check and decode a results.json with Read, then write the page with
// Write. Read's error says what is wrong with the file; Write's is that of the
// writer.
//
// The page is self-contained: it has no script and loads no fonts, pictures or
// anything else; its content security policy forbids them. It is also well-formed
// XML. Equal results give equal bytes.
//
// The other formats have the same tables, which parts.go lists; csv has every number in
// full.
//
// Compare puts two results side by side, by the same tables: versus.go.
//
// paper.json holds the printed values; compare.go decides when two numbers agree;
// for each part of the page one file builds what page.html shows, with the tables of
// tables.html. Package figures makes the figures.
package report
