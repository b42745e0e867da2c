// Package commandtest holds what tests of the command share, whether they run it
// in their own process or as a program.
package commandtest

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/internal/dbserver"
)

// Run runs the command and returns its exit code and what it printed.
type Run func(t *testing.T, args ...string) (code int, out, errOut string)

// Check runs the command and compares its exit code; each part must be in what
// it prints. Errors are one line on standard error. It returns the output.
func (run Run) Check(t *testing.T, want int, args string, parts ...string) string {
	t.Helper()
	code, out, errOut := run(t, strings.Fields(args)...)
	if code != want {
		t.Errorf("%s: exit %d, want %d: %s%s", args, code, want, out, errOut)
	}
	if code != 0 {
		if out != "" || strings.Count(errOut, "\n") != 1 || !strings.HasPrefix(errOut, "hubgraph: ") {
			t.Errorf("%s: an error is one line, got %q and %q", args, out, errOut)
		}
	}
	for _, part := range parts {
		if !strings.Contains(out+errOut, part) {
			t.Errorf("%s: %q does not say %q", args, out+errOut, part)
		}
	}
	return out
}

// Database empties the Neo4j for tests and makes it the one that commands use.
// What they note down of it is in a folder of the test.
func Database(t *testing.T) {
	t.Helper()
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	dbtest.Open(t)
	info := dbtest.Server(t)
	t.Setenv("NEO4J_URI", info.BoltURI)
	t.Setenv("NEO4J_USERNAME", info.Username)
	t.Setenv("NEO4J_PASSWORD", info.Password)
	t.Setenv("NEO4J_DATABASE", "")
}

// StrangeFolders is Folders with names that a person may give, in the locale that
// cron and containers have.
func StrangeFolders(t *testing.T) (state string) {
	t.Helper()
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		t.Fatal(err)
	}
	base := filepath.Join(t.TempDir(), `Józef 王 🦉 \u0041 \ "q" 'r' $(x) ${y} a,b=c;[d]*#`)
	if err := os.MkdirAll(filepath.Join(base, "cache"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dirs.Cache, filepath.Join(base, "cache", "hubgraph")); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_CACHE_HOME", filepath.Join(base, "cache"))
	t.Setenv("LANG", "C")
	t.Setenv("LC_ALL", "C")
	t.Cleanup(func() {
		if beside, err := os.ReadDir(filepath.Dir(base)); err != nil || len(beside) != 1 {
			t.Errorf("beside the wanted folder: %v, %v", beside, err)
		}
	})
	return foldersIn(t, base)
}

// Folders gives the test a database of its own, with the user's fetched Neo4j,
// and no server of the settings. It returns the folder of the state.
func Folders(t *testing.T) (state string) {
	t.Helper()
	return foldersIn(t, t.TempDir())
}

func foldersIn(t *testing.T, base string) (state string) {
	t.Helper()
	t.Setenv("XDG_DATA_HOME", filepath.Join(base, "data"))
	t.Setenv("XDG_STATE_HOME", filepath.Join(base, "state"))
	for _, name := range []string{"NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "HUBGRAPH_NEO4J_URI", "HUBGRAPH_DB_ENGINE"} {
		t.Setenv(name, "")
	}
	t.Setenv("HUBGRAPH_DB_BOLT_PORT", "0")
	t.Setenv("HUBGRAPH_DB_HTTP_PORT", "0")
	return filepath.Join(base, "state", "hubgraph")
}

// Small writes the small hub of hubtest to a new folder.
func Small(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, hubtest.Small()); err != nil {
		t.Fatal(err)
	}
	return dir
}

// CutShort replaces a file by the first half of its gzip stream.
func CutShort(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	if _, err := z.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".gz", zipped.Bytes()[:zipped.Len()/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}
