package analytics

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/sample"
)

// TestLineageAgainstNetworkX: the whole key, on the bundled sample and on a hub with merges
// and cycles, is what lineage/testdata/expected.py makes of the files by NetworkX.
func TestLineageAgainstNetworkX(t *testing.T) {
	for name, of := range map[string]fs.FS{"sample": sample.FS(), "woven": os.DirFS("lineage/testdata/woven")} {
		t.Run(name, func(t *testing.T) {
			o := Defaults()
			plain := lineageResults(t, of, o)
			o.Lineage = true
			got := lineageResults(t, of, o)
			text, err := os.ReadFile("lineage/testdata/" + name + ".json")
			if err != nil {
				t.Fatal(err)
			}
			var want struct{ Lineage json.RawMessage }
			if err := json.Unmarshal(text, &want); err != nil {
				t.Fatal(err)
			}
			var all struct{ Lineage json.RawMessage }
			if err := json.Unmarshal(encode(t, got), &all); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(generic(t, want.Lineage), generic(t, all.Lineage)); d != "" {
				t.Error(d)
			}
			got.Lineage = nil
			if d := cmp.Diff(string(encode(t, plain)), string(encode(t, got))); d != "" {
				t.Errorf("other keys change: %s", d)
			}
		})
	}
}

func lineageResults(t *testing.T, of fs.FS, o Options) *Results {
	t.Helper()
	c, err := FromSnapshot(t.Context(), loadtest.Open(t, of), nil, o)
	if err != nil {
		t.Fatal(err)
	}
	return analyze(t, c, o)
}

// TestLineageFromGraph: merges and cycles give the same bytes from files and from Neo4j.
func TestLineageFromGraph(t *testing.T) {
	db, o := dbtest.Open(t), Defaults()
	o.Lineage = true
	woven := os.DirFS("lineage/testdata/woven")
	loadtest.Load(t, db, woven, loader.Options{})
	c, err := FromGraph(t.Context(), db, o)
	if err != nil {
		t.Fatal(err)
	}
	want, got := encode(t, lineageResults(t, woven, o)), encode(t, analyze(t, c, o))
	if !bytes.Equal(want, got) {
		t.Errorf("files -, graph +: %s", cmp.Diff(string(want), string(got)))
	}
	back, err := Decode(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(analyze(t, c, o).Lineage, back.Lineage); d != "" || back.Lineage.Cycles.Number == 0 {
		t.Error(d)
	}
}

// A hub without lineage has empty lists, not null.
func TestNoLineage(t *testing.T) {
	o := Defaults()
	o.Lineage = true
	r := lineageResults(t, files(map[string]string{"repositories.jsonl": model("a", "")}), o)
	text, err := json.Marshal(r.Lineage)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(text, []byte("null")) || r.Lineage.Derivations != 0 || r.Lineage.Depth.Deepest != "" {
		t.Errorf("%s", text)
	}
}
