// Package figures draws figures 1 to 5 of the paper (arXiv:2405.13058) from the
// results of an analysis alone: distributions of activity, correlation heat
// maps, and the degrees of the networks. gonum/plot draws; a figure can be
// written as SVG, PNG or PDF, or put into a page, where its colours follow the
// page's (Figure.Inline).
//
// Equal results give equal bytes. Colours are told apart by people with any kind
// of colour vision, and never alone: series also differ in dashes and marks.
//
// One file for each figure says what it shows; curve.go turns counts into
// points, panel.go and heat.go draw one diagram, sheet.go puts several together.
package figures
