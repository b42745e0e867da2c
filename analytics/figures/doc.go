// Package figures makes figures 1 to 5 of the paper (arXiv:2405.13058) from the
// results of an analysis alone: distributions of activity, correlation heat
// maps, and the degrees of the networks. Package chart draws them, as SVG, PNG
// or PDF, light or dark, or into a page.
//
// One file for each figure, or for two alike, says what it shows; curve.go turns
// the counts of results.json into distributions.
package figures
