package snapshot

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// ParseCompression returns the compression with the given name: "" for Plain,
// "gz" or "zst". Any other name is a hub.UsageError.
func ParseCompression(name string) (Compression, error) {
	switch name {
	case "":
		return Plain, nil
	case "gz":
		return Gzip, nil
	case "zst":
		return Zstd, nil
	}
	return "", hub.Usagef("compression %s: want gz or zst", name)
}

// ClearDir makes sure that Create can write a new snapshot to dir: dir must be
// missing or empty or, with replace, hold nothing but a snapshot, which is
// removed. Anything else is a hub.UsageError and leaves dir as it is.
func ClearDir(dir string, replace bool) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look into the folder: %w", err)
	}
	for _, entry := range entries {
		if !IsFile(entry.Name()) || entry.IsDir() {
			return hub.Usagef("%s holds %q, which is not of a snapshot; choose a new or empty folder", dir, entry.Name())
		}
	}
	if len(entries) > 0 && !replace {
		return hub.Usagef("%s holds a snapshot already; --force replaces it", dir)
	}
	for _, entry := range entries {
		if err := os.Remove(filepath.Join(dir, entry.Name())); err != nil {
			return fmt.Errorf("remove the former snapshot: %w", err)
		}
	}
	return nil
}

// IsFile reports whether name is that of one of a snapshot's files, compressed
// or not.
func IsFile(name string) bool {
	plain := strings.TrimSuffix(strings.TrimSuffix(name, string(Gzip)), string(Zstd))
	return name == MetaFile || plain == CollectionFile || slices.Contains(DataFiles, plain)
}
