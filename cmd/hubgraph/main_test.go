package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
)

// mainEnv makes this test binary the command itself.
const mainEnv = "HUBGRAPH_TEST_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(mainEnv) != "" {
		main()
	}
	os.Exit(dbtest.Main(m))
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
