package network

import (
	"maps"
	"math"
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
	g, ids := built(&b)
	if !slices.Equal(ids, []int32{3, 7, 9}) {
		t.Fatalf("ids %v, want 3 7 9", ids)
	}
	if g.N() != 3 || g.E() != 3 || g.Weight() != 9 {
		t.Errorf("N %d, E %d, weight %d, want 3, 3, 9", g.N(), g.E(), g.Weight())
	}
	if w := weight(g, 1, 0); w != 7 {
		t.Errorf("weight of 7 -> 3 is %d, want 7", w)
	}
	if weight(g, 0, 2) != 0 {
		t.Error("there is no edge 3 -> 9")
	}
	if again, _ := built(&b); again.N() != 0 || again.E() != 0 {
		t.Error("the builder is not empty after Build")
	}
}

func TestBuildOfNothing(t *testing.T) {
	var b Builder
	g, ids := built(&b)
	if g.N() != 0 || g.E() != 0 || g.Weight() != 0 || len(ids) != 0 {
		t.Errorf("N %d, E %d, weight %d, ids %v, want nothing", g.N(), g.E(), g.Weight(), ids)
	}
}

func TestBuildRefusesMistakes(t *testing.T) {
	for want, add := range map[string]func(*Builder){
		"edge 4 -> 4: it is a self-loop":                      func(b *Builder) { b.Add(4, 4, 1) },
		"edge -1 -> 4: an id is negative":                     func(b *Builder) { b.Add(-1, 4, 1) },
		"edge 4 -> -1: an id is negative":                     func(b *Builder) { b.Add(4, -1, 1) },
		"edge 1 -> 2: its weight is 0, want 1 or more":        func(b *Builder) { b.Add(1, 2, 0) },
		"edge 1 -> 2: its weight is -3, want 1 or more":       func(b *Builder) { b.Add(1, 2, -3) },
		"edge 2 -> 3: the weights add up to more than 2^63-1": func(b *Builder) { b.Add(1, 2, math.MaxInt64); b.Add(2, 3, 1); b.Add(2, 3, 5) },
		"node -2: an id is negative":                          func(b *Builder) { b.AddNode(-2) },
		"edge 9 -> 8: its weight is 0, want 1 or more":        func(b *Builder) { b.Add(9, 8, 0); b.Add(7, 7, 1) },
	} {
		var b Builder
		add(&b)
		if _, _, err := b.Build(); err == nil || err.Error() != "build network: "+want {
			t.Errorf("error %v, want %s", err, want)
		}
		if g, _, err := b.Build(); err != nil || g.N() != 0 {
			t.Errorf("after %s the builder is not empty: %v", want, err)
		}
	}
}

func TestBuildKeepsIsolatedNodes(t *testing.T) {
	var b Builder
	b.AddNode(8)
	b.Add(3, 5, 2)
	b.AddNode(5)
	b.AddNode(0)
	g, ids := built(&b)
	if !slices.Equal(ids, []int32{0, 3, 5, 8}) || g.N() != 4 || g.E() != 1 {
		t.Fatalf("ids %v, %d edges, want 0 3 5 8 and one edge", ids, g.E())
	}
	if got, want := g.Degrees(), []int32{0, 1, 1, 0}; !slices.Equal(got, want) {
		t.Errorf("degrees %v, want %v", got, want)
	}
	if got, want := g.CoreNumbers(), []int32{0, 1, 1, 0}; !slices.Equal(got, want) {
		t.Errorf("core numbers %v, want %v", got, want)
	}
	if n := g.WeakComponents(); n != 3 {
		t.Errorf("%d components, want 3", n)
	}
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
		g, ids := built(&b)
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
		if g.Degree(v) != len(g.In(v))+len(g.Out(v)) {
			t.Fatalf("degree of %d is %d, in %v, out %v", v, g.Degree(v), g.In(v), g.Out(v))
		}
		for i, u := range g.In(v) {
			if w := weight(g, u, v); w != g.InWeights(v)[i] {
				t.Fatalf("edge %d -> %d has weight %d backwards, %d forwards", u, v, g.InWeights(v)[i], w)
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
		sub, nodes := g.Induced(kept(keep...))
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
