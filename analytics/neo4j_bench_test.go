package analytics

import (
	"context"
	"iter"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

// BenchmarkFromGraph reads a corpus from Neo4j and, in turn, sends the same
// statements, on as many connections, in a bare loop that throws the rows away.
// It reports the seconds of both and the ratio of their speeds, the medians over
// the rounds; -benchtime 5x gives five. One more round, which is not counted,
// warms the server up.
//
// HUBGRAPH_BENCH_NEO4J_URI, with HUBGRAPH_BENCH_NEO4J_PASSWORD, names a server
// that holds a loaded hub, which is only read. Otherwise the server of the tests
// is loaded with the snapshot HUBGRAPH_BENCH_SNAPSHOT or, without one, with a
// synthetic hub of the scale HUBGRAPH_BENCH_SCALE (0.02).
func BenchmarkFromGraph(b *testing.B) {
	db := benchGraph(b)
	statements := &recorder{Reader: db}
	var commits int64
	corpus := func() {
		c, err := FromGraph(b.Context(), db, Defaults())
		if err != nil {
			b.Fatal(err)
		}
		commits = about(c, Defaults()).Counts.Commits
	}
	if _, err := FromGraph(b.Context(), statements, Defaults()); err != nil {
		b.Fatal(err)
	}
	bare := func() { statements.replay(b) }
	seconds := func(f func()) float64 {
		start := time.Now()
		f()
		return time.Since(start).Seconds()
	}
	seconds(bare)
	var ours, loop, ratio []float64
	b.ResetTimer()
	for i := range b.N {
		var x, y float64
		if i%2 == 0 {
			x, y = seconds(corpus), seconds(bare)
		} else {
			y, x = seconds(bare), seconds(corpus)
		}
		ours, loop, ratio = append(ours, x), append(loop, y), append(ratio, y/x)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(commits), "commits")
	b.ReportMetric(middle(ours), "read-s")
	b.ReportMetric(middle(loop), "bare-s")
	b.ReportMetric(middle(ratio), "read/bare")
}

// middle returns the median, of an even number of values the upper one of the two.
func middle(list []float64) float64 { return slices.Sorted(slices.Values(list))[len(list)/2] }

func benchGraph(b *testing.B) *graphdb.DB {
	b.Helper()
	if uri := os.Getenv("HUBGRAPH_BENCH_NEO4J_URI"); uri != "" {
		db, err := graphdb.Open(b.Context(), graphdb.Config{URI: uri, Password: os.Getenv("HUBGRAPH_BENCH_NEO4J_PASSWORD")})
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { db.Close(context.Background()) })
		return db
	}
	db := dbtest.Open(b)
	loadtest.Load(b, db, os.DirFS(loadtest.BenchFolder(b, 0.02)), loader.Options{})
	return db
}

// recorder remembers the statements that it passes on.
type recorder struct {
	Reader
	mu         sync.Mutex
	statements []statement
}

type statement struct {
	cypher string
	params map[string]any
}

func (r *recorder) Read(ctx context.Context, cypher string, params map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	r.mu.Lock()
	r.statements = append(r.statements, statement{cypher, params})
	r.mu.Unlock()
	return r.Reader.Read(ctx, cypher, params)
}

// replay sends the statements again, rangesAtOnce at a time.
func (r *recorder) replay(b *testing.B) {
	b.Helper()
	group, ctx := errgroup.WithContext(b.Context())
	group.SetLimit(rangesAtOnce)
	for _, s := range r.statements {
		group.Go(func() error {
			_, rows, err := r.Reader.Read(ctx, s.cypher, s.params)
			if err != nil {
				return err
			}
			for _, err := range rows {
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		b.Fatal(err)
	}
}
