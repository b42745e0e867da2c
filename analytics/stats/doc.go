// Package stats holds the statistics of "The AI Community Building the Future? A
// Quantitative Analysis of Development Activity on Hugging Face Hub"
// (arXiv:2405.13058) over counts: non-negative whole numbers, one for each
// repository or developer. They are []int64, as whole numbers can be added up
// exactly; DescribeFloats and AtLeastFractions take float64.
//
// A column is sorted once (Sort) and then described (Describe) or asked for
// its Pareto share (Pareto). Sums and sums of squares are whole numbers of any
// size, and means and standard deviations are rounded once from the exact
// ratio. So no result depends on the order of a column or on the number of
// processors. What is undefined is NaN, never an error.
//
// Groups of rows are compared by the Mann-Whitney U test (NewTally once a column,
// then Tally.MannWhitney for each two groups) and columns are correlated by
// Pearson's r (MultiplyGroups once, then Products.Correlations). U, the sums of
// products and the exact p-values are whole numbers or fractions of such; each
// p-value carries its logarithm (PValue), and a family of tests is adjusted by
// Holm.
//
// Tests and correlations follow SciPy 1.17 and pandas 3.0, quartiles, standard
// deviation (n-1) and the meaning of an empty sample pandas 2.1 and NumPy 1.26.
package stats
