//go:build unix

package snapshot

import (
	"errors"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

// TestPipes: opening one would wait for a writer, and it cannot be read twice.
func TestPipes(t *testing.T) {
	for _, name := range []string{MetaFile, RepositoriesFile, "commits.jsonl.gz", "bots.jsonl.zst"} {
		dir := t.TempDir()
		if err := os.WriteFile(dir+"/"+RepositoriesFile, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		os.Remove(dir + "/" + name)
		if err := syscall.Mkfifo(dir+"/"+name, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenDir(dir); !errors.As(err, new(*hub.UsageError)) || !strings.Contains(err.Error(), name+" is a pipe; a snapshot is read more than once") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
