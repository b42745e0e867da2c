package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/internal/terminal"
)

// mainEnv makes this test binary the command itself.
const mainEnv = "HUBGRAPH_TEST_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(mainEnv) != "" {
		main()
	}
	os.Exit(dbtest.Main(m))
}

// What these tests share with those that run the command as a program.
var (
	testDB       = commandtest.Database
	dbFolders    = commandtest.Folders
	smallFolder  = commandtest.Small
	cutShort     = commandtest.CutShort
	checkCommand = commandtest.Run(runCommand).Check
)

// runCommand runs the command in this process and returns what it printed.
func runCommand(t *testing.T, args ...string) (code int, out, errOut string) {
	t.Helper()
	return runAt(t, time.Now, args...)
}

// command is runCommand in a new folder.
func command(t *testing.T, args ...string) (code int, out, errOut string) {
	t.Helper()
	t.Chdir(t.TempDir())
	return runAt(t, time.Now, args...)
}

// runAt is runCommand on a machine with a clock of its own.
func runAt(t *testing.T, now func() time.Time, args ...string) (code int, out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(t.Context(), terminal.IO{In: strings.NewReader(""), Out: &o, Err: &e, Now: now}, append([]string{"hubgraph"}, args...))
	return code, o.String(), e.String()
}

// binary makes a file hubgraph, which runs the command of this test binary, in a
// new folder, and returns the folder.
func binary(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	script := fmt.Sprintf("#!/bin/sh\n%s=1 exec '%s' \"$@\"\n", mainEnv, self)
	if err := os.WriteFile(filepath.Join(dir, "hubgraph"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}
