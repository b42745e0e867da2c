// Package series follows a hub through several snapshots of it: what was added, went and was
// renamed from each to the next (package snapshot/diff), how likes and downloads moved, and
// a few numbers of analyze for each. Of makes the Results; they are written as JSON, CSV,
// tables and pictures.
//
// Package timeline tells of the past what one snapshot knows of it. Likes, downloads, names
// and what was removed have no past in a snapshot; a series has it.
package series
