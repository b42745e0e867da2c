// Package sample holds a small snapshot inside the binary: a synthetic hub of
// a few hundred repositories, for the demonstration, examples and tests. All
// its names are invented.
//
// `go generate` makes it with the generator of sources/synthetic, and a test
// compares it with what the generator makes today. FS returns its folder, for
// snapshot.Open.
package sample

import (
	"embed"
	"io/fs"

	"github.com/hubgraph/hubgraph/sources/synthetic"
)

//go:generate go run ../cmd/hubgraph generate --scale 0.0006 --seed 8 --compress gz --force -o hub

// Options are the generator's options for the sample.
var Options = synthetic.Options{Scale: 0.0006, Seed: 8}

//go:embed hub
var files embed.FS

// FS returns the snapshot's folder, to be opened with snapshot.Open.
func FS() fs.FS {
	hub, err := fs.Sub(files, "hub")
	if err != nil { // the name is a valid path
		panic(err)
	}
	return hub
}
