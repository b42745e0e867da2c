package dbserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"
)

// errGone says that a process id belongs to no live process.
var errGone = errors.New("no such process")

// How long a server may take to end by itself, and then to end after being
// killed.
const (
	endGrace  = 60 * time.Second
	killGrace = 10 * time.Second
)

// isOurs reports whether the process is the one whose identity was recorded,
// not a later one with the same id.
func isOurs(pid int, identity string) bool {
	if pid <= 0 || identity == "" {
		return false
	}
	now, err := processIdentity(pid)
	return err == nil && now == identity
}

// endProcess asks a process to end, waits, and kills it after the grace
// period. The identity is checked again on the opened process, so that no
// other is hit.
func endProcess(ctx context.Context, pid int, identity string, grace time.Duration, log func(string, ...any)) error {
	p, err := os.FindProcess(pid)
	if err != nil || !isOurs(pid, identity) {
		return nil
	}
	defer p.Release()
	if err := askToEnd(p); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("stop process %d: %w", pid, err)
	}
	gone, err := waitGone(ctx, pid, identity, grace)
	if gone || err != nil {
		return err
	}
	log("process %d does not end by itself, killing it", pid)
	if err := p.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("kill process %d: %w", pid, err)
	}
	gone, err = waitGone(ctx, pid, identity, killGrace)
	if err == nil && !gone {
		err = fmt.Errorf("process %d was killed and is still there", pid)
	}
	return err
}

func waitGone(ctx context.Context, pid int, identity string, limit time.Duration) (bool, error) {
	end := time.Now().Add(limit)
	for isOurs(pid, identity) {
		if time.Now().After(end) {
			return false, nil
		}
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
	return true, nil
}
