package usage

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

var peers = flag.String("peers", "", "folder with usage.tsv, as the peers are timed with; else a hub of the same shape is drawn")

// paperPairs has the size of the paper's usage: 64,000 pairs, 10,000 models.
func paperPairs(b *testing.B) []Pair {
	if *peers == "" {
		return drawnPairs(64_000, 10_000)
	}
	f, err := os.Open(filepath.Join(*peers, "usage.tsv"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	var out []Pair
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var p Pair
		if _, err := fmt.Sscan(lines.Text(), &p.Space, &p.Model); err != nil {
			b.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

// drawnPairs draws heavy-tailed spaces, the largest with a tenth of all models,
// and models of uneven popularity.
func drawnPairs(pairs, models int) []Pair {
	r := rand.New(rand.NewPCG(7, 8))
	var out []Pair
	for space := int32(0); len(out) < pairs; space++ {
		size := min(int(1/(1-r.Float64()+1e-9)), models/10)
		for range size {
			u := r.Float64()
			out = append(out, Pair{space, int32(u * u * u * float64(models))})
		}
	}
	return out
}

func BenchmarkNewGraph(b *testing.B) {
	pairs := paperPairs(b)
	for b.Loop() {
		NewGraph(pairs, nil)
	}
}

// Building included, as the peers' time for the projection begins with the
// matrix and ends with the number of edges.
func BenchmarkProjection(b *testing.B) {
	pairs := paperPairs(b)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			for b.Loop() {
				NewGraph(pairs, nil).CoUsage(workers)
			}
		})
	}
}

func BenchmarkEdges(b *testing.B) {
	g := NewGraph(paperPairs(b), nil)
	for b.Loop() {
		n := 0
		for range g.Edges() {
			n++
		}
		b.ReportMetric(float64(n), "edges")
	}
}

// A space that uses 5,000 of 100,000 models, and ten of 2,000: 32 million pairs
// of models in the same space.
func BenchmarkLargeSpaces(b *testing.B) {
	pairs := drawnPairs(200_000, 100_000)
	space := pairs[len(pairs)-1].Space
	for i := range int32(11) {
		for m := range int32(2000) {
			pairs = append(pairs, Pair{space + 1 + i, m*50 + i})
		}
	}
	for m := range int32(5000) {
		pairs = append(pairs, Pair{space + 12, m * 20})
	}
	g := NewGraph(pairs, nil)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.ReportMetric(float64(g.CoUsage(workers).Edges), "edges")
			}
		})
	}
}

// The projection must not be held: 5,000 models in each of three spaces make
// more than 12 million edges, of which each would take at least 12 bytes.
func TestMemoryIsBounded(t *testing.T) {
	const models = 5000
	var pairs []Pair
	for space := range int32(3) {
		for m := range int32(models) {
			pairs = append(pairs, Pair{space, m})
		}
	}
	g := NewGraph(pairs, nil)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	co := g.CoUsage(2)
	edges := int64(0)
	for e := range g.Edges() {
		if e.Weight != 3 {
			t.Fatalf("edge %v, want weight 3", e)
		}
		edges++
	}
	runtime.ReadMemStats(&after)
	if want := int64(models * (models - 1) / 2); edges != want || co.Edges != want || co.WeightTotal != 3*want || co.WeightMax != 3 {
		t.Errorf("%d and %d edges, %d in all, %d at most; want %d", edges, co.Edges, co.WeightTotal, co.WeightMax, want)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 100*models {
		t.Errorf("%d bytes were allocated for %d models", used, models)
	}
}
