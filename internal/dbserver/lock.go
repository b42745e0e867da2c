package dbserver

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/gofrs/flock"
)

// acquire takes a lock that excludes other processes and goroutines. If it has
// to wait it says so once.
func acquire(ctx context.Context, path string, waiting func()) (release func(), err error) {
	l := flock.New(path, flock.SetPermissions(0o600))
	ok, err := l.TryLock()
	if err == nil && !ok {
		waiting()
		ok, err = l.TryLockContext(ctx, 100*time.Millisecond)
	}
	if err == nil && !ok {
		err = context.Cause(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return func() { l.Close() }, nil
}

// LockImport makes sure that no other import of this database is under way, from
// the writing of its files on.
func LockImport(d Dirs) (release func(), err error) {
	if err := private(d.State); err != nil {
		return nil, fmt.Errorf("make state folder: %w", err)
	}
	l := flock.New(d.importLock(), flock.SetPermissions(0o600))
	ok, err := l.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", l.Path(), err)
	}
	if !ok {
		return nil, errors.New("another load --bulk is making this database; only one may at a time, so run this again when it is done")
	}
	return func() { l.Close() }, nil
}
