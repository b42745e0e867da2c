package loader_test

import (
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

// BenchmarkLoad loads a hub into an empty database in three ways, in turn, and
// reports nodes and relationships a second of each, the medians over the rounds:
//
//   - load: Load;
//   - bare: a loop that sends the same batches ready-made, with as many writers;
//   - single: a loop that sends one record a transaction with one writer, as a
//     program with one MERGE per record does; only the first
//     HUBGRAPH_BENCH_SINGLE (2000) records of each kind of batch.
//
// HUBGRAPH_BENCH_SNAPSHOT names the snapshot; without it a synthetic hub of the
// scale HUBGRAPH_BENCH_SCALE (0.02) is made. HUBGRAPH_BENCH_WRITERS sets the
// number of writers. -benchtime 5x gives five rounds; one more, which is not
// counted, warms the server up.
func BenchmarkLoad(b *testing.B) {
	db := dbtest.Open(b)
	folder := os.DirFS(loadtest.BenchFolder(b, 0.02))
	o := loader.Options{Writers: benchNumber(b, "HUBGRAPH_BENCH_WRITERS", loader.DefaultWriters)}
	schema, stages, err := loader.Prepare(b.Context(), loadtest.Open(b, folder), o)
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range schema {
		if err := db.Exec(b.Context(), s, nil); err != nil {
			b.Fatal(err)
		}
	}
	var things int64
	load := func() float64 {
		s, err := loader.Load(b.Context(), &store{DB: db}, loadtest.Open(b, folder), o)
		if err != nil {
			b.Fatal(err)
		}
		things = distinct(s)
		return float64(things)
	}
	bare := func() float64 { replay(b, db, stages); return float64(things) }
	most := benchNumber(b, "HUBGRAPH_BENCH_SINGLE", 2000)
	single := func() float64 { return replaySingly(b, db, stages, most) }
	rate := func(f func() float64) float64 {
		wipe(b, db)
		start := time.Now()
		return f() / time.Since(start).Seconds()
	}
	rate(load)
	ways := []func() float64{load, bare, single}
	var rates [3][]float64
	var toBare, toSingle []float64
	b.ResetTimer()
	for i := range b.N {
		var r [3]float64
		for j := range ways {
			way := (i + j) % len(ways) // each first in turn
			r[way] = rate(ways[way])
			rates[way] = append(rates[way], r[way])
		}
		toBare, toSingle = append(toBare, r[0]/r[1]), append(toSingle, r[0]/r[2])
		b.Logf("round %d: load %.0f/s, bare %.0f/s (%.2f), single %.0f/s (%.1f)", i+1, r[0], r[1], r[0]/r[1], r[2], r[0]/r[2])
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(things), "things")
	b.ReportMetric(median(rates[0]), "load-things/s")
	b.ReportMetric(median(rates[1]), "bare-things/s")
	b.ReportMetric(median(rates[2]), "single-things/s")
	b.ReportMetric(median(toBare), "load/bare")
	b.ReportMetric(median(toSingle), "load/single")
}

// replay sends ready-made batches, the lanes of a stage at once.
func replay(b *testing.B, db *graphdb.DB, stages [][][]loader.Statement) {
	for _, lanes := range stages {
		writers, ctx := errgroup.WithContext(b.Context())
		for _, lane := range lanes {
			writers.Go(func() error {
				for _, s := range lane {
					if err := db.Write(ctx, s.Cypher, map[string]any{"rows": s.Rows}); err != nil {
						return err
					}
				}
				return nil
			})
		}
		if err := writers.Wait(); err != nil {
			b.Fatal(err)
		}
	}
}

// replaySingly sends each record in a transaction of its own, at most so many
// of each statement, and returns the nodes and relationships that this made.
// (Where a node is among those left out, what needs it makes nothing; the rate is
// of what was made.)
func replaySingly(b *testing.B, db *graphdb.DB, stages [][][]loader.Statement, most int) (made float64) {
	sent := map[string]int{}
	for _, lanes := range stages {
		for _, lane := range lanes {
			for _, s := range lane {
				for _, row := range single(s.Rows) {
					if sent[s.Cypher]++; sent[s.Cypher] > most {
						break
					}
					c, err := db.WriteCounted(b.Context(), s.Cypher, map[string]any{"rows": []any{row}})
					if err != nil {
						b.Fatal(err)
					}
					made += float64(c.NodesCreated + c.RelationshipsCreated)
				}
			}
		}
	}
	return made
}

// single splits runs of commits; other rows are one record already.
func single(rows []any) (out []any) {
	for _, row := range rows {
		run, ok := row.(map[string]any)
		if !ok {
			out = append(out, row)
			continue
		}
		for _, c := range run["commits"].([]any) {
			out = append(out, map[string]any{"kind": run["kind"], "repo": run["repo"], "commits": []any{c}})
		}
	}
	return out
}

func benchNumber(b *testing.B, env string, otherwise int) int {
	text := os.Getenv(env)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		b.Fatal(err)
	}
	return n
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
