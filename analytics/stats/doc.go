// Package stats holds the statistics of "The AI Community Building the Future? A
// Quantitative Analysis of Development Activity on Hugging Face Hub"
// (arXiv:2405.13058) for counts: non-negative whole numbers, one per repository or
// developer. They are []int64, which can be summed exactly; only DescribeFloats and
// AtLeastFractions take float64.
//
// To begin, sort a column once (Sort); then summarise it (Describe), take its
// quantiles (Quantile), its Pareto share (Pareto), or its distribution (Histogram,
// AtLeast). Compare groups of rows by the Mann-Whitney U test: NewTally once per
// column, then Tally.MannWhitney for each pair of groups. Correlate columns by
// Pearson's r: MultiplyGroups once, then Products.Correlations. MannWhitneyU and
// Pearson do the same for a single pair of columns. Holm adjusts a family of
// p-values.
//
// Sums, sums of squares, sums of products, U and exact p-values are computed in
// whole numbers of any size and rounded once. So no result depends on the order of a
// column or on the number of processors. Every p-value carries its logarithm
// (PValue). No function returns an error: what is undefined is NaN, or ok is false,
// and each function says which inputs it requires.
//
// Tests and correlations follow SciPy 1.17 and pandas 3.0; quartiles, standard
// deviation (n-1) and the result for an empty sample follow pandas 2.1 and NumPy
// 1.26.
package stats
