// Package hubstats reads Parquet files of models, datasets and spaces in the form
// of the public data set hub-stats: the Hub's listings with the keys of the API
// as columns. Columns were added over time and changed their types, so they are
// found by name, may be missing, and are read in each type that occurred.
//
// Columns are read page by page, each in a goroutine of its own, so memory is
// bounded by the pages at hand, at most by those of two row groups. A page or a
// footer that claims to be larger than a limit is an error before it is read.
package hubstats
