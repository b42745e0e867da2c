package bulk_test

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/bulk"
	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/sample"
)

// TestSameGraph loads snapshots in bulk and over Bolt and compares the graphs,
// property by property.
func TestSameGraph(t *testing.T) {
	for _, c := range []struct {
		name   string
		folder fs.FS
		load   func(*testing.T, fs.FS) *graphdb.DB
	}{
		{"small", hubtest.SmallWithAccounts(), byLoad},
		{"sample", sample.FS(), byLoad},
		{"messy", messy(t, plain), elsewhere}, // files without a line break are read in another way
		{"line breaks", messy(t, strange), byLoad},
		{"empty", mapFS(map[string]string{"repositories.jsonl": ""}), elsewhere},
	} {
		t.Run(c.name, func(t *testing.T) {
			db := c.load(t, c.folder)
			got := dump(t, db)
			if _, err := loader.Load(t.Context(), db, loadtest.Open(t, c.folder), loader.Options{Replace: true}); err != nil {
				t.Fatal(err)
			}
			if len(got) < 2 {
				t.Error("the graph is empty")
			}
			if d := cmp.Diff(dump(t, db), got); d != "" {
				if len(d) > 20000 {
					d = d[:20000] + "\n..."
				}
				t.Errorf("the graph of a bulk load differs (-Bolt +bulk):\n%s", d)
			}
		})
	}
}

// byLoad loads in bulk into the database of this project.
func byLoad(t *testing.T, folder fs.FS) *graphdb.DB {
	to := &local{t: t}
	dir := t.TempDir()
	kept := loaded.Folder{Dir: t.TempDir()}
	summary, err := bulk.Load(t.Context(), to, loadtest.Open(t, folder), bulk.Options{Dir: dir, Kept: kept, Log: t.Logf})
	if err != nil {
		t.Fatal(err)
	}
	if loader.Total(summary.Records) == 0 || loader.Total(summary.Nodes) == 0 {
		t.Errorf("summary %+v", summary)
	}
	if left, err := os.ReadDir(dir); len(left) > 0 || err != nil {
		t.Errorf("import files are left: %v, %v", left, err)
	}
	knownAfter(t, to.db, folder, kept)
	return to.db
}

// knownAfter loads the same snapshot over Bolt: nothing is sent but identities
// and bots.
func knownAfter(t *testing.T, db *graphdb.DB, folder fs.FS, kept loaded.Folder) {
	t.Helper()
	say := func(line string) { t.Error(line) }
	again, err := loader.Load(t.Context(), db, loadtest.Open(t, folder), loader.Options{Kept: kept, Notice: say})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range again.Records {
		if c.Name != "identities" && c.Name != "bots" {
			again.Known -= c.N
		}
	}
	if text, _ := fs.ReadFile(folder, "accounts.jsonl"); bytes.Contains(text, []byte("nobody-here")) {
		again.Known++ // nobody-here is no account, so its record is sent again
	}
	if again.Known != 0 {
		t.Errorf("%d more or fewer records than all were known after a bulk load", again.Known)
	}
}

// elsewhere follows what is written down for a server elsewhere.
func elsewhere(t *testing.T, folder fs.FS) *graphdb.DB {
	dir := t.TempDir()
	files, err := bulk.Write(t.Context(), dir, loadtest.Open(t, folder), nil)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(files.Command(bulk.Elsewhere{}), "--multiline-fields=true") {
		t.Error("the files have line breaks, and this is to test those without")
	}
	words := strings.Fields(strings.ReplaceAll(files.Command(bulk.Elsewhere{Database: "neo4j"}), "\\\n", " "))
	to := &local{t: t}
	if _, err := to.Import(t.Context(), dir, words[4:]); err != nil {
		t.Fatal(err)
	}
	for s := range strings.SplitSeq(files.Finish(), ";\n") {
		if strings.TrimSpace(s) == "" {
			continue
		}
		if err := to.db.Exec(t.Context(), s, nil); err != nil {
			t.Fatal(err)
		}
	}
	return to.db
}

// TestRules loads by other rules, in bulk and over Bolt, and compares the graphs.
func TestRules(t *testing.T) {
	licenses, err := hub.ParseLicenseRules("ours.csv", []byte("license,class\napache-2.0,restrictive\nother,permissive\n"))
	if err != nil {
		t.Fatal(err)
	}
	fields, err := hub.ParseFieldRules("ours.csv", []byte("tag,field\npytorch,cv\ntext-generation,mm\n"))
	if err != nil {
		t.Fatal(err)
	}
	s := loadtest.Open(t, hubtest.Small())
	s.SetRules(hub.Rules{Licenses: licenses, Fields: fields})
	to := &local{t: t}
	if _, err := bulk.Load(t.Context(), to, s, bulk.Options{Dir: t.TempDir(), Log: t.Logf}); err != nil {
		t.Fatal(err)
	}
	got := dump(t, to.db)
	if _, err := loader.Load(t.Context(), to.db, s, loader.Options{Replace: true}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(dump(t, to.db), got); d != "" || !strings.Contains(strings.Join(got, "\n"), licenses.Name()) {
		t.Errorf("the graph of a bulk load differs (-Bolt +bulk):\n%s", d)
	}
}
