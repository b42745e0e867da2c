package bulk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// tempPattern names the folders of TempDir.
const tempPattern = "bulk-*"

// TempDir makes an empty folder in a folder, which it creates if missing, and
// removes those left there by killed runs. release removes the folder and
// everything in it.
func TempDir(parent string) (dir string, release func() error, err error) {
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return "", nil, fmt.Errorf("make folder for import files: %w", err)
	}
	if err := removeLeft(parent); err != nil {
		return "", nil, fmt.Errorf("remove old import files: %w", err)
	}
	dir, err = os.MkdirTemp(parent, tempPattern)
	if err != nil {
		return "", nil, fmt.Errorf("make folder for import files: %w", err)
	}
	// Next to the folder, which must be empty.
	lock := flock.New(dir+".lock", flock.SetPermissions(0o600))
	if _, err := lock.TryLock(); err != nil {
		return "", nil, errors.Join(fmt.Errorf("lock folder for import files: %w", err), os.Remove(dir))
	}
	return dir, func() error {
		return errors.Join(os.RemoveAll(dir), os.Remove(lock.Path()), lock.Close())
	}, nil
}

// removeLeft removes the folders that no process holds.
func removeLeft(parent string) error {
	locks, err := fs.Glob(os.DirFS(parent), tempPattern+".lock")
	if err != nil {
		return err
	}
	for _, name := range locks {
		path := filepath.Join(parent, name)
		lock := flock.New(path)
		if free, err := lock.TryLock(); err != nil || !free {
			continue
		}
		dir := path[:len(path)-len(".lock")]
		if err := errors.Join(os.RemoveAll(dir), os.Remove(path), lock.Close()); err != nil {
			return err
		}
	}
	return nil
}
