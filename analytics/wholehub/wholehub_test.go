package wholehub_test

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/hubgraph/hubgraph/analytics/wholehub"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/sample"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// TestSameFromFilesAndGraph: the same bytes in every file, applied and as recorded.
func TestSameFromFilesAndGraph(t *testing.T) {
	db := dbtest.Open(t)
	for name, folder := range map[string]fs.FS{"sample": sample.FS(), "small": hubtest.Small(), "crowded": loadtest.Crowded(3), "oracle's": os.DirFS("../testdata/oracle/hub")} {
		loadtest.Load(t, db, folder, loader.Options{Replace: true})
		for _, raw := range []bool{false, true} {
			o := wholehub.Options{Raw: raw}
			files, graph := filepath.Join(t.TempDir(), "hub"), filepath.Join(t.TempDir(), "hub")
			counts := fromSnapshot(t, folder, files, o)
			again, err := wholehub.FromGraph(t.Context(), db, graph, o)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if !slices.Equal(counts, again) {
				t.Errorf("%s, raw %v: %v from files, %v from Neo4j", name, raw, counts, again)
			}
			same(t, files, graph)
		}
	}
}

func fromSnapshot(t *testing.T, folder fs.FS, dir string, o wholehub.Options) []wholehub.Count {
	t.Helper()
	counts, err := wholehub.FromSnapshot(t.Context(), loadtest.Open(t, folder), nil, dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

// same compares two folders, file by file.
func same(t *testing.T, a, b string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(a, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files++
		rel, _ := filepath.Rel(a, path)
		x, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		y, err := os.ReadFile(filepath.Join(b, rel))
		if err == nil && string(x) != string(y) {
			t.Errorf("%s differs: %d and %d bytes", rel, len(x), len(y))
		}
		return err
	})
	if err != nil || files != 17 {
		t.Errorf("%d files, %v", files, err)
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := wholehub.FromSnapshot(t.Context(), loadtest.Open(t, hubtest.Small()), nil, dir, wholehub.Options{})
	if !errors.As(err, new(*hub.UsageError)) {
		t.Errorf("a folder with something in it: %v", err)
	}
	again := filepath.Join(t.TempDir(), "hub")
	for range 2 { // the second one replaces the first
		counts := fromSnapshot(t, hubtest.Small(), again, wholehub.Options{})
		for i, n := range counts {
			if n.Table != wholehub.Tables[i] {
				t.Errorf("table %d is %s", i, n.Table)
			}
		}
	}
	if left, _ := os.ReadDir(filepath.Dir(again)); len(left) != 1 {
		t.Errorf("%v is left", left)
	}
	broken := filepath.Join(t.TempDir(), "hub")
	if _, err := wholehub.FromGraph(t.Context(), nothing{}, broken, wholehub.Options{}); err == nil {
		t.Error("no error of a database that is away")
	}
	if left, _ := os.ReadDir(filepath.Dir(broken)); len(left) > 0 {
		t.Errorf("%v is left after an error", left)
	}
}

// nothing is a database that is away.
type nothing struct{}

func (nothing) Read(context.Context, string, map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	return nil, nil, errors.New("away")
}
