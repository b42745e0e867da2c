// Package chart draws charts: bars, lines, log-log distributions, heat maps and
// pictures of networks. Recipes and the figures of the paper are made of them.
//
// A chart is plain data (Bar, Line, Histogram, Heat, Network, and Panels and
// Triangles for several diagrams at once). Write draws it on a light or a dark
// ground as SVG, PNG or PDF; Inline returns an SVG element for an HTML page,
// whose colours are names that Stylesheet defines for light and dark pages. An
// SVG says in words what it shows, in its title and desc elements, and shows the
// numbers of a mark when a pointer rests on it. PDF shows the characters of
// Windows-1252 only, and bold text as plain.
//
// gonum.org/v1/plot draws; lengths are in points (1/72 inch), measured with the
// metrics of Liberation Sans, which Arial and Helvetica share. Equal data give
// equal bytes on any machine: nothing depends on the order of a map, a random
// number or the time.
//
// Series are told apart by people with any kind of colour vision, and never by
// colour alone: they also differ in dashes and marks.
package chart
