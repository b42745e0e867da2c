package dbtest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
)

// watchdogEnv holds the folder of the server in the environment of a watchdog.
const watchdogEnv = "HUBGRAPH_TEST_WATCHDOG"

// startWatchdog runs this test binary again, detached, as a process that waits
// until nobody uses the server, however the users ended, and stops it.
func startWatchdog(base string) error {
	exe, err := os.Executable()
	if err != nil {
		return fmt.Errorf("start watchdog: %w", err)
	}
	cmd := exec.Command(exe)
	cmd.Dir = base
	cmd.Env = append(os.Environ(), watchdogEnv+"="+base)
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
	if err := s.users.Lock(); err != nil {
		return 1
	}
	defer s.users.Close()
	if err := s.stop(context.Background()); err != nil {
		return 1
	}
	return 0
}
