package loader_test

import (
	"context"
	"io/fs"
	"iter"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/internal/graphdb"
	"github.com/hubgraph/hubgraph/internal/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/synthetic"
	"github.com/hubgraph/hubgraph/snapshot"
)

// BenchmarkLoad loads a hub into an empty database, by Load and, in turn, by a
// loop that sends the same batches ready-made, and reports nodes and
// relationships a second of both and their ratio, the medians over the rounds.
//
// HUBGRAPH_BENCH_SNAPSHOT names the snapshot; without it a synthetic hub of the
// scale HUBGRAPH_BENCH_SCALE (0.02) is made. -benchtime 5x gives five rounds;
// one more, which is not counted, warms the server up.
func BenchmarkLoad(b *testing.B) {
	db := dbtest.Open(b)
	folder := benchFolder(b)
	sent := record(b, folder)
	for _, s := range sent.schema {
		if err := db.Exec(b.Context(), s, nil); err != nil {
			b.Fatal(err)
		}
	}
	replay := func() {
		for _, w := range sent.writes {
			if _, err := db.Write(b.Context(), w.cypher, w.params); err != nil {
				b.Fatal(err)
			}
		}
	}
	var things int64
	load := func() {
		s, err := loader.Load(b.Context(), &store{DB: db}, intake(b, folder), loader.Options{})
		if err != nil {
			b.Fatal(err)
		}
		things = distinct(s)
	}
	timed := func(f func()) time.Duration {
		wipe(b, db)
		start := time.Now()
		f()
		return time.Since(start)
	}
	timed(load)
	var ours, bare, ratios []float64 // of each round
	rate := func(f func()) float64 { return float64(things) / timed(f).Seconds() }
	b.ResetTimer()
	for i := range b.N {
		var l, r float64
		if i%2 == 0 {
			l, r = rate(load), rate(replay)
		} else {
			r, l = rate(replay), rate(load)
		}
		ours, bare, ratios = append(ours, l), append(bare, r), append(ratios, l/r)
		b.Logf("round %d: Load %.0f/s, bare loop %.0f/s, %.2f", i+1, l, r, l/r)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(things), "things")
	b.ReportMetric(median(ours), "load-things/s")
	b.ReportMetric(median(bare), "bare-things/s")
	b.ReportMetric(median(ratios), "load/bare")
}

// median of a list that is not empty; of two middle values the upper one.
func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}

// distinct is the number of nodes and relationships, without the labels that
// a node has beside another.
func distinct(s loader.Summary) int64 {
	n := loader.Total(s.Relationships)
	for _, c := range s.Nodes {
		if c.Name != "Developer" && c.Name != "Bot" {
			n += c.N
		}
	}
	return n
}

func benchFolder(b *testing.B) fs.FS {
	if dir := os.Getenv("HUBGRAPH_BENCH_SNAPSHOT"); dir != "" {
		return os.DirFS(dir)
	}
	scale := 0.02
	if text := os.Getenv("HUBGRAPH_BENCH_SCALE"); text != "" {
		var err error
		if scale, err = strconv.ParseFloat(text, 64); err != nil {
			b.Fatal(err)
		}
	}
	dir := b.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		b.Fatal(err)
	}
	o := synthetic.Options{Scale: scale, Seed: 1}
	if err := synthetic.Generate(b.Context(), o, w); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(snapshot.Meta{Source: o.Source(), CollectedAt: synthetic.Collected()}); err != nil {
		b.Fatal(err)
	}
	return os.DirFS(dir)
}

// wipe deletes every node and relationship.
func wipe(b *testing.B, db *graphdb.DB) {
	b.Helper()
	for _, cypher := range []string{
		"MATCH ()-[e]->() CALL (e) { DELETE e } IN TRANSACTIONS OF 20000 ROWS",
		"MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS",
	} {
		if err := db.Exec(b.Context(), cypher, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// write is one call of Store.Write.
type write struct {
	cypher string
	params map[string]any
}

// recorder is an empty database that keeps what is written and does nothing.
type recorder struct {
	writes []write
	schema []string
}

func (r *recorder) Read(context.Context, string, map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	return nil, func(func([]any, error) bool) {}, nil
}

func (r *recorder) Write(_ context.Context, cypher string, params map[string]any) error {
	r.writes = append(r.writes, write{cypher, params})
	return nil
}

func (r *recorder) Exec(_ context.Context, cypher string, _ map[string]any) error {
	r.schema = append(r.schema, cypher)
	return nil
}

// record returns what Load sends for a folder.
func record(b *testing.B, folder fs.FS) *recorder {
	r := &recorder{}
	if _, err := loader.Load(b.Context(), r, intake(b, folder), loader.Options{}); err != nil {
		b.Fatal(err)
	}
	return r
}
