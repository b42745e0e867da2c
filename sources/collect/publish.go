package collect

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/snapshot"
)

// publish moves the files of a snapshot to the folder where it belongs, in place
// of those of a partial one. While they are moved there is no repositories.jsonl,
// so nothing reads half of it; snapshot.json is last.
func publish(from, to string) error {
	former, err := os.ReadDir(to)
	if err != nil {
		return err
	}
	files, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, turn := range []func(name string) bool{isRepositories, isWritten} {
		for _, e := range former {
			if name := e.Name(); turn(name) && !e.IsDir() {
				if err := os.Remove(filepath.Join(to, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
					return fmt.Errorf("remove the former snapshot: %w", err)
				}
			}
		}
	}
	for _, turn := range []func(name string) bool{
		func(name string) bool { return !isRepositories(name) && name != snapshot.MetaFile },
		isRepositories,
		func(name string) bool { return name == snapshot.MetaFile },
	} {
		for _, e := range files {
			if turn(e.Name()) {
				if err := move(filepath.Join(from, e.Name()), filepath.Join(to, e.Name())); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// plainName returns a file's name without its compression.
func plainName(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, string(snapshot.Gzip)), string(snapshot.Zstd))
}

func isRepositories(name string) bool { return plainName(name) == snapshot.RepositoriesFile }

// isWritten reports whether a file is one that a collection writes. Identities
// and bots are of the user.
func isWritten(name string) bool {
	switch plain := plainName(name); plain {
	case snapshot.IdentitiesFile, snapshot.BotsFile:
		return false
	default:
		return name == snapshot.MetaFile || plain == snapshot.CollectionFile || slices.Contains(snapshot.DataFiles, plain)
	}
}

// move puts a file in its place after it is on disk.
func move(from, to string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(from, to)
}
