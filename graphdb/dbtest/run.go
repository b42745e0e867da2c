package dbtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/hubgraph/hubgraph/internal/dbserver"
)

// A run is a go test that runs test binaries. Between two binaries that need a
// server there may be minutes without any. The server is kept for as long as a
// run goes on that had one, since a new one starts cold. Runs are noted down as
// files in the folder runs, whose name is the process id of go test and whose
// text is its identity.

// parentRun returns the go test that runs this binary. ok is false where there is
// none, as when the binary is run by hand, or it cannot be told, as except on
// Linux: then the last user stops the server.
func parentRun() (pid int, identity string, ok bool) {
	pid = os.Getppid()
	program, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", pid))
	if err != nil || filepath.Base(program) != "go" {
		return 0, "", false
	}
	identity = dbserver.ProcessIdentity(pid)
	return pid, identity, identity != ""
}

func (s *shared) runs() string { return filepath.Join(s.base, "runs") }

// noteRun notes down a run, which this process, a user, is part of.
func (s *shared) noteRun(pid int, identity string) error {
	if err := os.MkdirAll(s.runs(), 0o700); err != nil {
		return fmt.Errorf("note down this go test: %w", err)
	}
	if err := os.WriteFile(filepath.Join(s.runs(), strconv.Itoa(pid)), []byte(identity), 0o600); err != nil {
		return fmt.Errorf("note down this go test: %w", err)
	}
	return nil
}

// runGoesOn reports whether a run that was noted down has not ended, however it
// may end.
func (s *shared) runGoesOn() bool {
	files, _ := os.ReadDir(s.runs())
	for _, f := range files {
		pid, err := strconv.Atoi(f.Name())
		if err != nil {
			continue
		}
		identity, err := os.ReadFile(filepath.Join(s.runs(), f.Name()))
		if err == nil && dbserver.Runs(pid, string(identity)) {
			return true
		}
	}
	return false
}

// hasWatchdog reports whether a watchdog is there to stop the server.
func (s *shared) hasWatchdog() bool {
	free, err := s.watching.TryLock()
	if free {
		s.watching.Close()
	}
	return err == nil && !free
}
