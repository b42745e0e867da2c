package commandtest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/internal/cypher"
)

// Running is the program as it runs.
type Running struct {
	*os.Process
	args  []string
	ended chan struct{}
	cmd   *exec.Cmd

	mu   sync.Mutex
	said bytes.Buffer
}

// Start starts the program in a folder of the test. It is killed at the end of the
// test at the latest.
func Start(t *testing.T, args ...string) *Running {
	t.Helper()
	r := &Running{args: args, cmd: exec.Command(Program, args...), ended: make(chan struct{})}
	r.cmd.Dir = t.TempDir()
	r.cmd.Stdout, r.cmd.Stderr = r, r
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r.Process = r.cmd.Process
	go func() {
		r.cmd.Wait()
		close(r.ended)
	}()
	t.Cleanup(func() { r.Kill(); r.Exit() })
	return r
}

// Write takes what it says.
func (r *Running) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.said.Write(p)
}

// Said is what it has said so far.
func (r *Running) Said() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.said.String()
}

func (r *Running) String() string { return fmt.Sprintf("%q: %s", r.args, r.Said()) }

// Exit waits for the end and returns the exit code; -1 of one that was killed.
func (r *Running) Exit() int {
	<-r.ended
	return r.cmd.ProcessState.ExitCode()
}

// Until waits until something is so; false if the program ended before.
func (r *Running) Until(is func() bool) bool {
	for !is() {
		select {
		case <-r.ended:
			return false
		case <-time.After(5 * time.Millisecond):
		}
	}
	return true
}

// Connect connects to a database, as somebody else does.
func Connect(t *testing.T, uri, username, password string) *graphdb.DB {
	t.Helper()
	db, err := graphdb.Open(t.Context(), graphdb.Config{URI: uri, Username: username, Password: password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close(context.WithoutCancel(t.Context())) })
	return db
}

// Rows asks a database.
func Rows(t *testing.T, db *graphdb.DB, statement string, params map[string]any) [][]any {
	t.Helper()
	rows, err := cypher.Rows(t.Context(), db, statement, params)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
