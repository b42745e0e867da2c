// Package synthetic makes a Hub that never was: a snapshot with the sizes and
// the skews of the real one as the paper found it (arXiv:2405.13058, tables 2
// to 9), and with its mess. Every name in it is made up.
//
// Generate plans the hub and streams its records to a snapshot.Sink, as
// snapshot.Writer is one. SizesAt says beforehand how large a hub of a
// scale is; at scale 1 it has the paper's sizes.
//
// The same scale and seed give the same records on any machine. All draws come
// from PCG streams, each derived from the seed, a purpose and an index, so that
// one part of the generator can change without moving the others; the names of
// the purposes are part of the seed and stay as they are. Arithmetic
// is on integers; the few floats use only operations that IEEE 754 rounds
// correctly (+ - * / and square root), with explicit conversions where a
// compiler could fuse two of them.
//
// What is exact: the sizes of SizesAt, the totals of likes, downloads and
// discussion starters (a hub of half the scale has half the likes), and the
// degrees of used models. The rest is random around the paper's values.
//
// What is not like the real Hub: a repository's history is not correlated with
// the text of its title, and licences follow popularity and subfield only.
package synthetic
