package dbtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	"github.com/hubgraph/hubgraph/internal/dbserver"
)

// Memory of the server of the tests, in MiB.
const (
	heapMB      = 1024
	pageCacheMB = 256
)

// serverCount is how many servers test binaries share. go test runs as many
// binaries at once as there are processors, and those that wait for a server use
// up their time limit; a server needs some 2 GB.
const serverCount = 2

// settings have plans depend on no clock: Neo4j would otherwise take the best one
// it has found after a second, which on a busy machine is another. Not in Docker.
var settings = map[string]string{
	"internal.cypher.idp_solver_duration_threshold": "3600000", // ms
}

// shared is this process's part in one of the servers that test binaries share.
//
// The lock users is held shared by every test binary, and exclusively by the
// one that stops the server, which is possible only when nobody uses it. turn
// is held exclusively by the binary whose tests run, leaving by one that
// checks whether it is the last, watching by the watchdog, which stops the server
// once nobody uses it and no run goes on that had it. All are locks of the kernel,
// which ends them with their process.
type shared struct {
	base     string // folder of the locks and the server
	users    *flock.Flock
	turn     *flock.Flock
	leaving  *flock.Flock
	watching *flock.Flock
	given    bool // the server is not ours to stop
	stop     func(context.Context) error
}

func newShared(base string) *shared {
	lock := func(name string) *flock.Flock {
		return flock.New(filepath.Join(base, name), flock.SetPermissions(0o600))
	}
	s := &shared{base: base, users: lock("users.lock"), turn: lock("turn.lock"), leaving: lock("leaving.lock"), watching: lock("watching.lock")}
	s.stop = s.stopServer
	return s
}

// register makes this process a user of a server, which need not be running.
func register(number int) (*shared, error) {
	base, err := baseDir(number)
	if err != nil {
		return nil, err
	}
	s := newShared(base)
	if err := s.join(); err != nil {
		return s, err
	}
	if pid, identity, ok := parentRun(); ok {
		return s, s.noteRun(pid, identity)
	}
	return s, nil
}

// join counts this process among the users.
func (s *shared) join() error {
	if err := s.users.RLock(); err != nil {
		return fmt.Errorf("lock the Neo4j of the tests: %w", err)
	}
	return nil
}

// baseDir is the folder of a server: one of this user under the temporary
// folder, which others must not be able to write to.
func baseDir(number int) (string, error) {
	dir := filepath.Join(os.TempDir(), fmt.Sprintf("hubgraph-test-%d", os.Getuid()))
	if number > 0 {
		dir += fmt.Sprintf("-%d", number+1)
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !os.IsExist(err) {
		return "", err
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return "", err
	}
	if !info.IsDir() || (os.Getuid() >= 0 && info.Mode().Perm()&0o077 != 0) {
		return "", fmt.Errorf("%s is not a folder of this user only; remove it", dir)
	}
	return dir, nil
}

func (s *shared) dirs() (dbserver.Dirs, error) {
	user, err := dbserver.DefaultDirs()
	if err != nil {
		return dbserver.Dirs{}, err
	}
	return dbserver.Dirs{Data: filepath.Join(s.base, "data"), State: filepath.Join(s.base, "state"), Cache: user.Cache}, nil
}

// takeAnyTurn waits until one of the servers is free and takes it.
func takeAnyTurn(ctx context.Context, servers []*shared) (*shared, error) {
	for {
		for _, s := range servers {
			if free, err := s.turn.TryLock(); free || err != nil {
				return s, err
			}
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("wait for other tests that use the Neo4j: %w", context.Cause(ctx))
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// server returns the server, whose turn this process has, starting it if
// necessary. A new server is always empty.
func (s *shared) server(ctx context.Context) (*dbserver.Info, error) {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	d, err := s.dirs()
	if err != nil {
		return nil, err
	}
	if err := s.watched(); err != nil { // first: this process may be killed while the server starts
		return nil, err
	}
	_, running, err := dbserver.Status(ctx, d)
	if err != nil {
		return nil, err
	}
	o := dbserver.Options{Log: os.Stderr, HeapMB: heapMB, PageCacheMB: pageCacheMB, Settings: settings}
	var info *dbserver.Info
	if running {
		info, err = dbserver.StartPatiently(ctx, d, o)
	}
	if !running || err != nil { // err: the server left by earlier tests does not answer
		info, err = startEmpty(ctx, d, o)
	}
	return info, err
}

func startEmpty(ctx context.Context, d dbserver.Dirs, o dbserver.Options) (*dbserver.Info, error) {
	if err := dbserver.Stop(ctx, d); err != nil {
		return nil, err
	}
	if _, err := dbserver.Reset(ctx, d, o); err != nil {
		return nil, err
	}
	return dbserver.StartPatiently(ctx, d, o)
}

// leave releases the server, and stops it when nobody else uses it. While a run
// goes on, that is left to the watchdog.
func (s *shared) leave(ctx context.Context) error {
	s.turn.Close()
	if s.given || s.runGoesOn() && s.hasWatchdog() {
		return s.users.Close()
	}
	// One at a time, so that two leavers do not take each other for users.
	if err := s.leaving.Lock(); err != nil {
		return err
	}
	defer s.leaving.Close()
	if err := s.users.Unlock(); err != nil {
		return err
	}
	defer s.users.Close()
	for {
		if alone, err := s.users.TryLock(); err != nil {
			return err
		} else if alone {
			return s.end(ctx)
		}
		if others, err := s.users.TryRLock(); others || err != nil {
			return err
		}
		// The watchdog is stopping it: wait, so that no server is left when
		// the last test ends.
		time.Sleep(20 * time.Millisecond)
	}
}

// end stops the server, which nobody uses and this process has locked, and
// forgets the runs that had it.
func (s *shared) end(ctx context.Context) error {
	return errors.Join(os.RemoveAll(s.runs()), s.stop(ctx))
}

func (s *shared) stopServer(ctx context.Context) error {
	d, err := s.dirs()
	if err != nil {
		return err
	}
	return dbserver.Stop(ctx, d)
}
