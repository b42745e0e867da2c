// Package heavytail fits distributions to the upper tail of a sample and tells which of
// them it speaks against: a power law whose start is chosen by the Kolmogorov-Smirnov
// distance, a log-normal, an exponential and a power law with exponential cut-off, all by
// maximum likelihood, compared by likelihood ratios, with the goodness of fit of the power
// law by a seeded bootstrap. It follows Clauset, Shalizi and Newman, "Power-law
// distributions in empirical data", SIAM Review 51 (2009), doi:10.1137/070710111, and the
// conventions of the Python package powerlaw (Alstott, Bullmore and Plenz, PLoS ONE 9
// (2014), doi:10.1371/journal.pone.0085777) where the paper leaves a choice; where it
// differs from either, the definition says so.
//
// A sample is of whole numbers (counts: "discrete") or of real ones ("continuous"). Values
// that are not positive have no place on a power law: they are left out, and counted.
package heavytail
