// Package chart draws charts: bars, lines, log-log distributions, heat maps, small
// networks and outlines of trees. Recipes and package figures use it.
//
// To begin, fill in a chart, which is plain data (Bar, Line, Histogram, Heat,
// Network, Outline, or Panels and Triangles for several diagrams at once), and pass it to
// Write, which draws it on a light or dark background as SVG, PNG or PDF. WriteFiles
// does that for several charts and formats. Inline returns an SVG element for an
// HTML page, whose colours are classes that Stylesheet defines for light and dark
// pages; Element returns one with its own colours. An unknown format or style is a
// hub.UsageError; other errors come from writing. Charts without data say so in the
// picture.
//
// An SVG describes itself in words, in its title and desc elements, and shows the
// numbers of a mark under the pointer. PDF shows only the characters of
// Windows-1252, and no bold text.
//
// Drawing uses gonum.org/v1/plot; lengths are in points (1/72 inch), measured with
// the metrics of Liberation Sans, which Arial and Helvetica share. Equal data give
// equal bytes on any machine: nothing depends on map order, random numbers or the
// time.
//
// Series can be told apart with any kind of colour vision, and never by colour
// alone: they also differ in dashes and marks.
package chart
