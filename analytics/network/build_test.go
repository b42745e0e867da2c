package network

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestBuildAddsUpWeights(t *testing.T) {
	var b Builder
	b.Add(7, 3, 2)
	b.Add(3, 7, 1)
	b.Add(7, 3, 5)
	b.Add(9, 3, 1)
	g, ids := b.Build()
	if !slices.Equal(ids, []int32{3, 7, 9}) {
		t.Fatalf("ids %v, want 3 7 9", ids)
	}
	if g.N() != 3 || g.E() != 3 || g.Weight() != 9 {
		t.Errorf("N %d, E %d, weight %d, want 3, 3, 9", g.N(), g.E(), g.Weight())
	}
	if w, ok := g.Weighted(1, 0); w != 7 || !ok {
		t.Errorf("weight of 7 -> 3 is %d, %v, want 7", w, ok)
	}
	if _, ok := g.Weighted(0, 2); ok {
		t.Error("there is no edge 3 -> 9")
	}
	if again, _ := b.Build(); again.N() != 0 || again.E() != 0 {
		t.Error("the builder is not empty after Build")
	}
}

func TestBuildOfNothing(t *testing.T) {
	var b Builder
	g, ids := b.Build()
	if g.N() != 0 || g.E() != 0 || g.Weight() != 0 || len(ids) != 0 {
		t.Errorf("N %d, E %d, weight %d, ids %v, want nothing", g.N(), g.E(), g.Weight(), ids)
	}
}

func TestSelfLoopPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an edge from a node to itself was taken")
		}
	}()
	new(Builder).Add(4, 4, 1)
}

func TestGraphHoldsItsEdges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b Builder
		want, total := weighted{}, int64(0)
		for _, e := range drawEdges(t) {
			weight := rapid.Int64Range(1, 1000).Draw(t, "weight")
			b.Add(3*e[0], 3*e[1], weight)
			want[[2]int32{3 * e[0], 3 * e[1]}] += weight
			total += weight
		}
		g, ids := b.Build()
		if got := edgesOf(g, ids); !maps.Equal(got, want) || g.Weight() != total {
			t.Fatalf("edges %v of weight %d, want %v of weight %d", got, g.Weight(), want, total)
		}
		checkBackwards(t, g)
		for v := range int32(g.N()) {
			if g.Degree(v) == 0 {
				t.Fatalf("node %d has no edge", v)
			}
		}
	})
}

// checkBackwards checks that In holds the edges of Out, both in rising order.
func checkBackwards(t *rapid.T, g *Graph) {
	m := 0
	for v := range int32(g.N()) {
		if !slices.IsSorted(g.Out(v)) || !slices.IsSorted(g.In(v)) {
			t.Fatalf("neighbours of %d do not rise: %v, %v", v, g.Out(v), g.In(v))
		}
		if g.Degree(v) != len(g.In(v))+len(g.Out(v)) || g.InDegree(v)+g.OutDegree(v) != g.Degree(v) {
			t.Fatalf("degree of %d is %d, in %v, out %v", v, g.Degree(v), g.In(v), g.Out(v))
		}
		for i, u := range g.In(v) {
			if w, ok := g.Weighted(u, v); !ok || w != g.InWeights(v)[i] {
				t.Fatalf("edge %d -> %d has weight %d backwards, %d, %v forwards", u, v, g.InWeights(v)[i], w, ok)
			}
			m++
		}
	}
	if m != g.E() {
		t.Fatalf("%d edges backwards, %d forwards", m, g.E())
	}
}

func TestInduced(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := weighted{}
		for i, e := range drawEdges(t) {
			w[e] += int64(i + 1)
		}
		g, ids := w.graph()
		keep := make([]bool, g.N())
		for v := range keep {
			keep[v] = rapid.Bool().Draw(t, "keep")
		}
		sub, nodes := g.Induced(keep)
		var wantNodes []int32
		for v, kept := range keep {
			if kept {
				wantNodes = append(wantNodes, int32(v))
			}
		}
		want, total := weighted{}, int64(0)
		for e, weight := range edgesOf(g, ids) {
			u, _ := slices.BinarySearch(ids, e[0])
			v, _ := slices.BinarySearch(ids, e[1])
			if keep[u] && keep[v] {
				want[[2]int32{int32(u), int32(v)}] = weight
				total += weight
			}
		}
		if !slices.Equal(nodes, wantNodes) || sub.N() != len(wantNodes) {
			t.Fatalf("nodes %v, want %v", nodes, wantNodes)
		}
		if got := edgesOf(sub, nodes); !maps.Equal(got, want) || sub.Weight() != total {
			t.Fatalf("edges %v of weight %d, want %v of weight %d", got, sub.Weight(), want, total)
		}
		checkBackwards(t, sub)
	})
}
