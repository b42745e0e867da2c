package analytics

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// The same hub gives the same bytes from files and from Neo4j, with people
// merged and raw.
func TestGraphAndFilesGiveTheSameBytes(t *testing.T) {
	hubs := map[string]fs.FS{"small": hubtest.Small(), "oracle": os.DirFS("testdata/oracle/hub")}
	for _, name := range []string{"small", "oracle"} {
		t.Run(name, func(t *testing.T) {
			db := dbtest.Open(t)
			if _, err := FromGraph(t.Context(), db, Defaults()); !errors.Is(err, ErrNoSnapshot) {
				t.Errorf("empty database: error %v, want %v", err, ErrNoSnapshot)
			}
			loadtest.Load(t, db, hubs[name], loader.Options{})
			for _, raw := range []bool{false, true} {
				o := Options{Version: "v", Raw: raw, LicenseMin: 3, Pareto: []int{50, 80, 99}}
				files, err := FromSnapshot(t.Context(), loadtest.Open(t, hubs[name]), nil, o)
				if err != nil {
					t.Fatal(err)
				}
				graph, err := FromGraph(t.Context(), db, o)
				if err != nil {
					t.Fatal(err)
				}
				for _, size := range []int{1, 10, rangeSize} {
					graph, err := fromGraph(t.Context(), db, o, size)
					if err != nil {
						t.Fatal(err)
					}
					if d := cmp.Diff(files, graph, cmp.AllowUnexported(Members{})); d != "" {
						t.Errorf("raw %v, ranges of %d: %s", raw, size, d)
					}
				}
				want, got := encode(t, analyze(t, files, o)), encode(t, analyze(t, graph, o))
				if !bytes.Equal(want, got) {
					t.Errorf("raw %v: %s", raw, cmp.Diff(string(want), string(got)))
				}
			}
		})
	}
}
