package queries_test

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/rows"
	"github.com/hubgraph/hubgraph/sample"
)

// The environment of BenchmarkStored.
const (
	hubEnv   = "HUBGRAPH_BENCH_HUB"   // folder of a snapshot, to be loaded; without it the bundled sample
	costsEnv = "HUBGRAPH_BENCH_COSTS" // file to write the costs to, as testdata/costs.csv
)

// BenchmarkStored runs every bundled query with its defaults on a real Neo4j,
// and reports its accesses to the store beside the time, planned and in memory.
// A plan may scan only what testdata/plans.txt allows.
// docs/queries.md says how its table is made with it.
func BenchmarkStored(b *testing.B) {
	hub := sample.FS()
	if dir := os.Getenv(hubEnv); dir != "" {
		hub = os.DirFS(dir)
	}
	db := load(b, hub)
	dbtest.Replan(b, db)
	costs := [][]string{{"query", "rows", "db_hits", "ms"}}
	scans, larger := allowed(b)
	for _, q := range queries.Bundled().All() {
		params, err := q.Bind(nil)
		if err != nil {
			b.Fatal(err)
		}
		plan := planOf(b, "PROFILE", q)
		for _, operator := range operators(plan) {
			if !slices.Contains(scans[q.Name], operator) && !slices.Contains(larger[q.Name], operator) {
				b.Errorf("%s: %s is not among what testdata/plans.txt allows", q.Name, operator)
			}
		}
		hits := hits(plan)
		var took []time.Duration
		count := 0
		b.Run(q.Name, func(b *testing.B) {
			for b.Loop() {
				out, err := rows.New("csv", io.Discard, 0)
				if err != nil {
					b.Fatal(err)
				}
				start := time.Now()
				done, err := queries.Run(b.Context(), db, q.Statement, params, queries.Limits{}, out)
				if err != nil {
					b.Fatal(err)
				}
				took, count = append(took, time.Since(start)), done.Rows
			}
			b.ReportMetric(float64(hits), "db-hits")
		})
		if len(took) == 0 {
			continue // not among those that -bench names
		}
		slices.Sort(took)
		ms := fmt.Sprintf("%.0f", float64(took[len(took)/2].Microseconds())/1000)
		costs = append(costs, []string{q.Name, strconv.Itoa(count), strconv.FormatInt(hits, 10), ms})
	}
	if file := os.Getenv(costsEnv); file != "" {
		f, err := os.Create(file)
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		if err := csv.NewWriter(f).WriteAll(costs); err != nil {
			b.Fatal(err)
		}
	}
}
