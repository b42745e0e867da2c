// Package recipes holds the recipes that come with the program: notebook-style
// Markdown documents, one for each finding of the paper and more. Package recipe
// reads and runs them; the folder golden has their output on the bundled sample.
package recipes

import "embed"

// FS holds the documents, NN-NAME.md, in the order of reading.
//
//go:embed *.md
var FS embed.FS
