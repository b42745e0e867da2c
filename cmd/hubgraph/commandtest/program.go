package commandtest

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
)

// Program is the file of the command, built by Main.
var Program string

// Main builds the command as a program and runs the tests. It is for TestMain.
func Main(m *testing.M) int {
	if dbtest.Watching() {
		return dbtest.Main(m)
	}
	dir, err := os.MkdirTemp("", "hubgraph-program-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	Program = filepath.Join(dir, "hubgraph")
	// Without the profile, so that the packages that other tests compiled are used.
	if out, err := exec.Command("go", "build", "-pgo=off", "-o", Program, "github.com/hubgraph/hubgraph/cmd/hubgraph").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build the command: %v\n%s", err, out)
		return 1
	}
	return dbtest.Main(m)
}

// RunProgram runs the program that Main has built, in the current folder. It is
// a Run.
func RunProgram(t *testing.T, args ...string) (code int, out, errOut string) {
	t.Helper()
	cmd := exec.Command(Program, args...)
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), o.String(), e.String()
}
