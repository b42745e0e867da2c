package analytics

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// The same hub gives the same bytes from files and from Neo4j, with people
// merged and raw.
func TestGraphAndFilesGiveTheSameBytes(t *testing.T) {
	hubs := map[string]fs.FS{"small": hubtest.Small(), "oracle": os.DirFS("testdata/oracle/hub"), "dated": files(datedHub)}
	for _, name := range []string{"dated", "small", "oracle"} {
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
					graph, err := fromGraph(t.Context(), db, o, func(ctx context.Context, fn func(answer) error) error { return readRanges(ctx, db, o, size, fn) })
					if err != nil {
						t.Fatal(err)
					}
					if d := cmp.Diff(files, graph, cmp.AllowUnexported(Members{})); d != "" {
						t.Errorf("raw %v, ranges of %d: %s", raw, size, d)
					}
				}
				usages, err := UsagesFromGraph(t.Context(), db)
				if err != nil {
					t.Fatal(err)
				}
				if want, got := usageTexts(files), usageTexts(usages); !slices.Equal(got, want) || len(usages.People) > 0 {
					t.Errorf("usages alone: %v, want %v", got, want)
				}
				checkDatesAndLineage(t, db, hubs[name], o)
				want, got := encode(t, analyze(t, files, o)), encode(t, analyze(t, graph, o))
				if !bytes.Equal(want, got) {
					t.Errorf("raw %v: %s", raw, cmp.Diff(string(want), string(got)))
				}
			}
		})
	}
}

// checkDatesAndLineage compares what is kept when asked, from files and from Neo4j.
func checkDatesAndLineage(t *testing.T, db Reader, hub fs.FS, o Options) {
	t.Helper()
	o.Dates, o.Lineage = true, true
	files, err := FromSnapshot(t.Context(), loadtest.Open(t, hub), nil, o)
	if err != nil {
		t.Fatal(err)
	}
	graph, err := FromGraph(t.Context(), db, o)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(files, graph, cmp.AllowUnexported(Members{}, Events{})); d != "" {
		t.Errorf("raw %v, with dates and lineage: %s", o.Raw, d)
	}
	if files.Dates[0] == nil || len(files.Dates[0].Commits.event) == 0 {
		t.Error("no commit has a date")
	}
}

// usageTexts lists the usages of a corpus with all that is known of both sides, as
// far as it comes with usages.
func usageTexts(c *Corpus) (out []string) {
	models, spaces := &c.Repositories[hub.Model], &c.Repositories[hub.Space]
	text := func(r *Repositories, i int32) string {
		return fmt.Sprint(r.IDs[i], r.Owners[i], r.Likes[i], r.Downloads[i], c.Licenses[r.License[i]], r.Fields[i])
	}
	for _, u := range c.Usages {
		if n := int32(spaces.Len()); u.Space < n {
			out = append(out, text(spaces, u.Space)+" > "+text(models, u.Model))
		} else {
			out = append(out, c.Unlisted[u.Space-n]+" > "+text(models, u.Model))
		}
	}
	return out
}
