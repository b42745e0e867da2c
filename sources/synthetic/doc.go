// Package synthetic generates a fictitious Hub: a snapshot with the sizes and
// skews of the real one, as reported in "The AI Community Building the Future?
// A Quantitative Analysis of Development Activity on Hugging Face Hub"
// (arXiv:2405.13058, tables 2 to 9), and with its mess. Every name in it is
// invented.
//
// Generate plans the hub and streams its records to a snapshot.Sink, such as a
// snapshot.Writer. SizesAt returns the sizes of a hub of a given scale
// beforehand; scale 1 has the paper's sizes. Options out of range are a
// hub.UsageError.
//
// The same scale and seed give the same records on any machine. All draws come
// from PCG streams, each derived from the seed, a purpose and an index, so
// that one part of the generator can change without affecting the others; the
// names of the purposes are part of the seed and must not change. Arithmetic
// is on integers; the few floats use only operations that IEEE 754 rounds
// correctly (+ - * / and square root), with explicit conversions where a
// compiler could fuse two of them.
//
// Options.Months gives the same hub later. Its _ids (hub_id) are known from month 1
// on, so that a repository renamed after that can be followed.
//
// Exact are, in month 0, the sizes of SizesAt, the totals of likes, downloads and
// discussion starters (half the scale has half the likes), and the degrees of
// used models. The rest varies randomly around the paper's values.
//
// Unlike on the real Hub, a repository's history is not correlated with the
// text of its title, and licences depend on popularity and subfield only.
package synthetic
