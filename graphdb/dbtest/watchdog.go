package dbtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// watchdogEnv is the variable that gives a watchdog the folder of the server.
const watchdogEnv = "HUBGRAPH_TEST_WATCHDOG"

// watched makes sure that there is a watchdog: this test binary again,
// detached, as a process that waits until nobody uses the server and no run goes
// on, however they ended, and stops it.
func (s *shared) watched() error {
	if s.hasWatchdog() {
		return nil
	}
	exe, err := os.Executable()
	if err != nil {
		return fmt.Errorf("start watchdog: %w", err)
	}
	cmd := exec.Command(exe)
	cmd.Dir = s.base
	cmd.Env = append(os.Environ(), watchdogEnv+"="+s.base)
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start watchdog: %w", err)
	}
	go cmd.Wait()
	// Only a watchdog that is there keeps the server for the next test binary.
	for end := time.Now().Add(watchStart); !s.hasWatchdog(); time.Sleep(watchEvery) {
		if time.Now().After(end) {
			return errors.New("start watchdog: it does not come")
		}
	}
	return nil
}

// watch is the watchdog.
func watch(base string) int {
	if err := newShared(base).watch(context.Background()); err != nil {
		return 1
	}
	return 0
}

// How long a watchdog may take to start on a busy machine, how often it looks
// whether a run has ended, and how long it tries to be the watchdog: who looks
// whether there is one holds its lock for a moment.
const (
	watchStart = 3 * time.Minute
	watchEvery = 200 * time.Millisecond
	watchTry   = 5 * time.Second
)

func (s *shared) watch(ctx context.Context) error {
	limited, cancel := context.WithTimeout(ctx, watchTry)
	defer cancel()
	only, err := s.watching.TryLockContext(limited, 20*time.Millisecond)
	if errors.Is(err, context.DeadlineExceeded) || err == nil && !only {
		return nil // there is another one
	}
	if err != nil {
		return err
	}
	defer s.watching.Close()
	defer s.users.Close()
	for {
		if err := s.users.Lock(); err != nil {
			return err
		}
		if !s.runGoesOn() {
			return s.end(ctx)
		}
		if err := s.users.Unlock(); err != nil {
			return err
		}
		time.Sleep(watchEvery)
	}
}
