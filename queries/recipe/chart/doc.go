// Package chart draws small charts as SVG: bars, lines, log-log histograms with
// their cumulative distribution, heat maps and pictures of networks.
//
// A chart is plain data (Bar, Line, Histogram, Heat, Network). SVG returns a
// file of its own on white; Inline returns an element for an HTML page, whose
// colours are names that Stylesheet defines for light and dark pages. Every
// chart says in words what it shows, in its title and desc elements, and shows
// the numbers of a mark when a pointer rests on it.
//
// Equal data give equal bytes, on any machine: nothing depends on the order of
// a map, a random number or the time, and positions are rounded. Text is
// measured with the metrics of Liberation Sans, which Arial and Helvetica share.
package chart
