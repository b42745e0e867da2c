package dbtest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
)

// watchdogEnv is the variable that gives a watchdog the folder of the server.
const watchdogEnv = "HUBGRAPH_TEST_WATCHDOG"

// watched makes sure that there is a watchdog: this test binary again,
// detached, as a process that waits until nobody uses the server, however the
// users ended, and stops it.
func (s *shared) watched() error {
	free, err := s.watching.TryLock()
	if err != nil || !free {
		return err
	}
	s.watching.Close()
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
	return nil
}

// watch is the watchdog.
func watch(base string) int {
	s := newShared(base)
	if only, err := s.watching.TryLock(); err != nil || !only {
		return 0
	}
	defer s.watching.Close()
	if err := s.users.Lock(); err != nil {
		return 1
	}
	defer s.users.Close()
	if err := s.stop(context.Background()); err != nil {
		return 1
	}
	return 0
}
