package bulk

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/snapshot"
)

func TestRoom(t *testing.T) {
	dir := t.TempDir()
	if err := checkFree(dir, 1, 1); err != nil {
		t.Error(err)
	}
	err := checkFree(dir, 1<<60, 2<<60)
	if err == nil || !strings.Contains(err.Error(), "no room in "+dir+": 1099511627776 MB for import files and 2199023255552 MB for the new database are wanted, ") {
		t.Error(err)
	}
	if err := checkFree(filepath.Join(dir, "missing"), 1, 1); err == nil {
		t.Error("no error for a folder that is not there")
	}
}

func TestPlainBytes(t *testing.T) {
	s, err := snapshot.Open(fstest.MapFS{
		"repositories.jsonl": {Data: make([]byte, 100)}, "commits.jsonl.gz": {Data: make([]byte, 7)}, "bots.jsonl.zst": {Data: make([]byte, 3)},
		"notes.txt": {Data: make([]byte, 1000)},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := plainBytes(s); got != 100+4*7+4*3 || err != nil {
		t.Errorf("%d, %v", got, err)
	}
}

func TestTempDir(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "data")
	first, release, err := TempDir(parent)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(first, "commits.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	// One that is held stays, one whose holder was killed goes.
	left := filepath.Join(parent, "bulk-killed")
	for _, path := range []string{filepath.Join(left, "commits.csv"), left + ".lock"} {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	second, release2, err := TempDir(parent)
	if err != nil || second == first {
		t.Fatalf("%s, %s, %v", first, second, err)
	}
	if _, err := os.Stat(filepath.Join(first, "commits.csv")); err != nil {
		t.Error(err)
	}
	for _, path := range []string{left, left + ".lock"} {
		if _, err := os.Stat(path); !os.IsNotExist(err) {
			t.Errorf("%s is left: %v", path, err)
		}
	}
	for _, release := range []func() error{release, release2} {
		if err := release(); err != nil {
			t.Error(err)
		}
	}
	var names []string
	err = fs.WalkDir(os.DirFS(parent), ".", func(path string, _ fs.DirEntry, err error) error {
		names = append(names, path)
		return err
	})
	if err != nil || len(names) != 1 {
		t.Errorf("left: %q, %v", names, err)
	}
}

func TestSplitConstraints(t *testing.T) {
	others, repositories := splitConstraints()
	if all := len(loader.Constraints()); len(others) == 0 || len(repositories) == 0 || len(others)+len(repositories) != all {
		t.Errorf("%d and %d constraints of %d", len(others), len(repositories), all)
	}
	for _, c := range others {
		for _, of := range []string{":Repository)", ":Model)", ":Dataset)", ":Space)", ":Model|"} {
			if strings.Contains(c.Cypher, of) {
				t.Errorf("not among the others: %s", c.Cypher)
			}
		}
	}
}

func TestStatements(t *testing.T) {
	l := lists{noFields: 1, blankTags: 1}
	got := l.statements()
	if len(got) != 2 || !strings.Contains(got[0], "r.fields = []") || !strings.Contains(got[1], "r.tags = ['']") {
		t.Errorf("%q", got)
	}
	if got := (lists{}).statements(); len(got) != 0 {
		t.Errorf("%q", got)
	}
}
