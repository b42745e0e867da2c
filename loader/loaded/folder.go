package loaded

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/hubgraph/hubgraph/internal/outfile"
)

// Folder keeps an index for each database, by the id that Neo4j gave its store.
// The zero value keeps nothing.
type Folder struct {
	Dir string // made when it is missing

	// One says that the indexes are of one server with one database, which is made
	// anew at times and then has another id: those of former ids are dropped.
	One bool
}

const suffix = ".index"

// of is the folder of a database.
func (f Folder) of(database string) string {
	sum := sha256.Sum256([]byte(database))
	return filepath.Join(f.Dir, hex.EncodeToString(sum[:8]))
}

// Open reads the index of a snapshot in a database. The error is fs.ErrNotExist
// when there is none, or says why it cannot be used.
func (f Folder) Open(database, snapshot string) (*Index, error) {
	if f.Dir == "" {
		return nil, fs.ErrNotExist
	}
	file, err := os.Open(filepath.Join(f.of(database), filepath.Base(snapshot)+suffix))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	x, err := read(file, info.Size())
	if err == nil && x.Snapshot != snapshot {
		err = errDamaged
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file.Name(), err)
	}
	return x, nil
}

// Save keeps an index beside those of older snapshots in the same database.
func (f Folder) Save(database string, x Savable) error {
	if f.Dir == "" {
		return nil
	}
	dir := f.of(database)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return outfile.Write(filepath.Join(dir, x.name()), x.write)
}

// Drop removes the indexes of a database but for that of a snapshot.
func (f Folder) Drop(database, but string) error {
	if f.Dir == "" {
		return nil
	}
	err := removeOthers(f.of(database), filepath.Base(but)+suffix)
	if f.One {
		err = errors.Join(err, removeOthers(f.Dir, filepath.Base(f.of(database))))
	}
	return err
}

// removeOthers removes what is in a folder but for one name.
func removeOthers(dir, but string) error {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if e.Name() != but {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
		}
	}
	return err
}
