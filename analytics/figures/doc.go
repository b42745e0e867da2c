// Package figures makes figures 1 to 5 of "The AI Community Building the Future? A
// Quantitative Analysis of Development Activity on Hugging Face Hub"
// (arXiv:2405.13058) from the results of an analysis alone: distributions of
// activity, heat maps of correlations, and degrees in the networks. All returns them
// in order; package chart draws them as SVG, PNG or PDF, light or dark, or inline in
// a page. Nothing here fails: parts without data are empty. Family draws a family of
// models, which the paper has not.
//
// Each figure, or pair of similar ones, has a file of its own; curve.go turns the
// counts of results.json into distributions.
package figures
