package faults

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// job is a running hubgraph load.
type job struct {
	cmd  *exec.Cmd
	done chan struct{} // closed when it has ended
	err  error         // valid then

	mu  sync.Mutex
	out bytes.Buffer // what it said
}

func (j *job) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.out.Write(p)
}

func (j *job) said() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.out.String()
}

// ended reports whether the load is over.
func (j *job) ended() bool {
	select {
	case <-j.done:
		return true
	default:
		return false
	}
}

func (j *job) kill() { _ = j.cmd.Process.Kill() }

// wait waits for the end, and kills what does not come to one.
func (j *job) wait(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	select {
	case <-j.done:
		return j.err
	case <-ctx.Done():
		j.kill()
		<-j.done
		return fmt.Errorf("the load hung: %w", ctx.Err())
	}
}

// load starts the work. The batches are small, so that there are many moments to
// break it at.
func (h *harness) load(t *testing.T, uri string) *job {
	return h.command(t, uri, append(slices.Clone(h.job.args), "--rejects", "")...)
}

// command starts hubgraph.
func (h *harness) command(t *testing.T, uri string, args ...string) *job {
	j := &job{done: make(chan struct{})}
	j.cmd = exec.Command(h.binary, args...)
	j.cmd.Env = append(os.Environ(), "NEO4J_URI="+uri, "NEO4J_USERNAME="+h.server.info.Username,
		"NEO4J_PASSWORD="+h.server.info.Password, "NEO4J_DATABASE=", "XDG_STATE_HOME="+h.state)
	j.cmd.Stdout, j.cmd.Stderr = j, j
	if err := j.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		j.err = j.cmd.Wait()
		close(j.done)
	}()
	return j
}

// finish gives the command until it succeeds, as a user would, and returns how
// often it took.
func (h *harness) finish(t *testing.T) int {
	var last string
	for try := 1; try <= 5; try++ {
		h.server.start(t)
		j := h.load(t, h.server.info.BoltURI)
		err := j.wait(t.Context())
		if err == nil {
			if !strings.Contains(j.said(), h.job.says) {
				t.Errorf("it does not say %q: %s", h.job.says, j.said())
			}
			return try
		}
		last = fmt.Sprintf("%v: %s", err, j.said())
		h.oneLine(t, j)
	}
	t.Fatalf("the load does not come to an end: %s", last)
	return 0
}

// oneLine checks that a load which was not killed and did not succeed says why,
// in a last line that begins as all errors do, and exits with 1.
func (h *harness) oneLine(t *testing.T, j *job) {
	var exit *exec.ExitError
	if !errors.As(j.err, &exit) || exit.ExitCode() < 0 {
		return // killed, or fine
	}
	lines := strings.Split(strings.TrimSpace(j.said()), "\n")
	if last := lines[len(lines)-1]; exit.ExitCode() != 1 || !strings.HasPrefix(last, "hubgraph: ") {
		t.Errorf("exit %d, last line %q; want 1 and an error", exit.ExitCode(), last)
	}
	h.errors[lines[len(lines)-1]]++
}

// prepare makes the database what it is before the work.
func (h *harness) prepare(t *testing.T) {
	if h.job.older == "" {
		h.empty(t)
		return
	}
	j := h.command(t, h.server.info.BoltURI, "load", h.job.older, "--replace", "--rejects", "")
	if err := j.wait(t.Context()); err != nil {
		t.Fatalf("%v: %s", err, j.said())
	}
}

// analyze returns what hubgraph analyze writes.
func (h *harness) analyze(t *testing.T) string {
	file := filepath.Join(t.TempDir(), "results.json")
	j := h.command(t, h.server.info.BoltURI, "analyze", "-o", file)
	if err := j.wait(t.Context()); err != nil {
		t.Fatalf("%v: %s", err, j.said())
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
