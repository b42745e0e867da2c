package network

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"
)

// benchEdges names a file of lines "source target weight" to run the benchmarks
// of metrics on, in place of a graph made here.
const benchEdges = "NETWORK_BENCH_EDGES"

// benchGraph is like the collaboration network of the paper in size and shape:
// about 10,000 people and 22,000 edges, most of them in small teams, some around
// a few large ones.
func benchGraph(b *testing.B) *Graph {
	b.Helper()
	var edges Builder
	if path := os.Getenv(benchEdges); path != "" {
		readEdges(b, path, &edges)
	} else {
		teams(&edges, 10_500, 4_700)
	}
	g, _ := built(&edges)
	b.ReportMetric(float64(g.N()), "nodes")
	b.ReportMetric(float64(g.E()), "edges")
	return g
}

func readEdges(b *testing.B, path string, edges *Builder) {
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var u, v int32
		var w int64
		if _, err := fmt.Sscan(lines.Text(), &u, &v, &w); err != nil {
			b.Fatal(err)
		}
		edges.Add(u, v, w)
	}
}

// teams adds repositories with two or more authors: all of them linked with each
// other, or in one of twenty, one hub with many others.
func teams(edges *Builder, people int32, repositories int) {
	r := rand.New(rand.NewPCG(1, 2))
	next := int32(0)
	for range repositories {
		hub := r.Int32N(40)
		team := []int32{hub * people / 40}
		size := 1 + int(r.ExpFloat64()*0.8)
		if r.IntN(20) == 0 {
			size = 1 + r.IntN(60/(1+int(hub)))
		} else {
			team[0] = r.Int32N(people)
		}
		for range size {
			next = (next + 1) % people
			team = append(team, next)
		}
		for i, u := range team {
			for j, v := range team {
				if u != v && (i == 0 || j == 0 || size < 8) {
					edges.Add(u, v, 1+int64(r.ExpFloat64()*8))
				}
			}
		}
	}
}

func BenchmarkCNM(b *testing.B) {
	g := benchGraph(b)
	for _, w := range weightings {
		b.Run(w.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.ReportMetric(float64(g.CNM(w).Count()), "communities")
			}
		})
	}
}

func BenchmarkPageRank(b *testing.B) {
	g := benchGraph(b)
	for _, tol := range []float64{1e-10, referenceTolerance} {
		for _, w := range weightings {
			b.Run(fmt.Sprintf("%v/%v", w, tol), func(b *testing.B) {
				for b.Loop() {
					ranks(g, w, tol)
				}
			})
		}
	}
}

func BenchmarkAverageClustering(b *testing.B) {
	g := benchGraph(b)
	for _, w := range weightings {
		b.Run(w.String(), func(b *testing.B) {
			for b.Loop() {
				g.AverageClustering(w)
			}
		})
	}
}

func BenchmarkModularity(b *testing.B) {
	g := benchGraph(b)
	c := g.CNM(Unweighted)
	for b.Loop() {
		g.Modularity(c, Weighted)
	}
}

func BenchmarkLinearMetrics(b *testing.B) {
	g := benchGraph(b)
	for _, m := range []struct {
		name string
		run  func()
	}{
		{"Assortativity", func() { g.Assortativity() }},
		{"AssortativityUndirected", func() { g.AssortativityUndirected() }},
		{"RichClub", func() { g.RichClub() }},
		{"WeakComponents", func() { g.WeakComponents() }},
		{"CoreNumbers", func() { g.CoreNumbers() }},
		{"Reciprocity", func() { g.Reciprocity() }},
	} {
		b.Run(m.name, func(b *testing.B) {
			for b.Loop() {
				m.run()
			}
		})
	}
}

// BenchmarkPerEdge reports the shortest time of each metric whose time should
// grow with the edges, in nanoseconds an edge. Of PageRank it is one step. The
// metrics take turns, since a processor that runs one of them on a small graph
// again and again learns by heart which way it goes.
func BenchmarkPerEdge(b *testing.B) {
	g := benchGraph(b)
	r := newPowerIteration(g, Weighted, 0.85)
	defer r.pool.Stop()
	metrics := []struct {
		name  string
		run   func()
		least time.Duration
	}{
		{name: "degrees", run: func() { g.Degrees() }},
		{name: "reciprocity", run: func() { g.Reciprocity() }},
		{name: "assortativity", run: func() { g.Assortativity() }},
		{name: "undirected-assortativity", run: func() { g.AssortativityUndirected() }},
		{name: "rich-club", run: func() { g.RichClub() }},
		{name: "components", run: func() { g.WeakComponents() }},
		{name: "core-numbers", run: func() { g.CoreNumbers() }},
		{name: "PageRank-step", run: func() { r.step() }},
		{name: "clustering", run: func() { g.AverageClustering(Weighted) }},
	}
	for b.Loop() {
		for i := range metrics {
			m := &metrics[i]
			start := time.Now()
			m.run()
			if took := time.Since(start); m.least == 0 || took < m.least {
				m.least = took
			}
		}
	}
	b.ReportMetric(0, "ns/op")
	for _, m := range metrics {
		b.ReportMetric(float64(m.least.Nanoseconds())/float64(g.E()), m.name+"-ns/edge")
	}
}
