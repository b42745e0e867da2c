// Package resample draws samples from a sample, with replacement, and computes the
// statistics of the report of each: shares without an activity, Pareto shares, Gini
// coefficients, correlations of Pearson and Spearman. The spread of a statistic over such
// samples is that of a percentile interval (Efron and Tibshirani, An Introduction to the
// Bootstrap, 1993, section 13.3, doi:10.1201/9780429246593).
//
// To begin, make a Table of columns of counts (NewTable), draw (Bootstrap), and ask the
// Draws for the Interval of each statistic.
package resample
