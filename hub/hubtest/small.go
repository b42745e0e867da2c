package hubtest

import (
	"embed"
	"io/fs"
	"testing/fstest"
)

//go:embed small accounts
var files embed.FS

// Small returns the hub of the package comment as the folder of a snapshot:
// every file of the format but accounts.jsonl, plain, without a bad line.
func Small() fs.FS {
	folder, err := fs.Sub(files, "small")
	if err != nil {
		panic(err) // the folder is compiled in
	}
	return folder
}

// SmallWithAccounts returns Small with accounts.jsonl beside its files.
func SmallWithAccounts() fs.FS {
	folder := fstest.MapFS{}
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, path)
		folder[d.Name()] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		panic(err) // the files are compiled in
	}
	return folder
}
