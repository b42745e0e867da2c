package hubtest

import (
	"embed"
	"io/fs"
)

//go:embed small
var files embed.FS

// Small returns the hub of the package comment as the folder of a snapshot:
// every file of the format, plain, without a bad line.
func Small() fs.FS {
	folder, err := fs.Sub(files, "small")
	if err != nil {
		panic(err) // the folder is compiled in
	}
	return folder
}
