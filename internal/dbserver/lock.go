package dbserver

import (
	"context"
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
