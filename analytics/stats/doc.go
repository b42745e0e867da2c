// Package stats holds the statistics of the paper over counts: non-negative
// whole numbers, one for each repository or developer.
//
// A column is sorted once (Sort) and then described (Describe) or asked for
// its Pareto share (Pareto). Sums and sums of squares are whole numbers of any
// size, and means and standard deviations are rounded once from the exact
// ratio. So no result depends on the order of a column or on the number of
// processors. What is undefined is NaN, never an error.
//
// Quartiles, standard deviation (n-1) and the meaning of an empty sample follow
// pandas 2.1 and NumPy 1.26.
package stats
