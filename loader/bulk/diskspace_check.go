package bulk

import (
	"fmt"
	"io/fs"
	"path"

	"github.com/hubgraph/hubgraph/internal/diskspace"
	"github.com/hubgraph/hubgraph/snapshot"
)

// The space a snapshot takes, measured on a synthetic hub of the paper's size
// and rounded up: bytes of import files per byte of plain JSON Lines (1.02),
// bytes of what is kept aside until they are written (0.2), and bytes of a
// database with its indexes per byte of import files (2.8).
// Compressed files are assumed to expand fourfold, which is less than they do;
// what has been written is checked again before the import.
const (
	filesPerSnapshot = 1.2
	asidePerSnapshot = 0.3
	storePerFiles    = 3
	plainPerPacked   = 4
)

// checkSpace returns an error when the file system of a folder lacks room for
// the import files of a snapshot and for a database made from them.
func checkSpace(s *snapshot.Snapshot, dir string) error {
	plain, err := plainBytes(s)
	if err != nil {
		return err
	}
	files := int64(filesPerSnapshot * float64(plain))
	aside := int64(asidePerSnapshot * float64(plain))
	return checkFree(dir, files+aside, storePerFiles*files)
}

func checkFree(dir string, files, store int64) error {
	free, err := diskspace.Free(dir)
	if err != nil {
		return err
	}
	if free < files+store {
		return fmt.Errorf("no room in %s: %s for import files and %s for the new database are wanted, %s are free", dir, megabytes(files), megabytes(store), megabytes(free))
	}
	return nil
}

func megabytes(n int64) string { return fmt.Sprintf("%d MB", n>>20) }

// plainBytes estimates the size of the data files when they are decompressed.
func plainBytes(s *snapshot.Snapshot) (int64, error) {
	var sum int64
	for _, plain := range snapshot.DataFiles {
		name, ok := s.File(plain)
		if !ok {
			continue
		}
		info, err := fs.Stat(s.FS(), name)
		if err != nil {
			return 0, fmt.Errorf("read %s: %w", name, err)
		}
		size := info.Size()
		if path.Ext(name) != path.Ext(plain) {
			size *= plainPerPacked
		}
		sum += size
	}
	return sum, nil
}
