package network

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func both(edges ...[2]int32) weighted {
	w := weighted{}
	for _, e := range edges {
		w[e], w[[2]int32{e[1], e[0]}] = 1, 1
	}
	return w
}

func TestCNM(t *testing.T) {
	path := both([2]int32{0, 1}, [2]int32{1, 2}, [2]int32{2, 3})
	heavy := both([2]int32{0, 1}, [2]int32{1, 2}, [2]int32{2, 3})
	heavy[[2]int32{1, 2}], heavy[[2]int32{2, 1}] = 10, 10
	cliques := both([2]int32{0, 1}, [2]int32{0, 2}, [2]int32{1, 2}, [2]int32{2, 3}, [2]int32{3, 4}, [2]int32{3, 5}, [2]int32{4, 5})
	tests := []struct {
		name                 string
		g                    weighted
		unweighted, weighted []int32
	}{
		{"nothing", weighted{}, nil, nil},
		{"one edge", weighted{{0, 1}: 1}, []int32{0, 0}, []int32{0, 0}},
		// Shares of degrees 1/6 1/3 1/3 1/6: the ends gain 1/3 - 1/9, the middle 1/3 - 2/9. Of the two ends, the one of node 0
		// goes first; the last merge would gain 1/3 - 1/2. Both communities have two nodes, the first has the lower label.
		{"path of 4", path, []int32{0, 0, 1, 1}, []int32{0, 0, 1, 1}},
		// Weighted, shares are 1/24 11/24 11/24 1/24: the middle gains 20/24 - 242/576 = 238/576, an end 2/24 - 22/576 = 26/576.
		// The ends then gain 2/24 - 2*22/24*1/24 = 4/576 and 2/24 - 2*23/24*1/24 = 2/576, so all are one.
		{"path of 4, heavy in the middle", heavy, []int32{0, 0, 1, 1}, []int32{0, 0, 0, 0}},
		{"two triangles and a bridge", cliques, []int32{0, 0, 0, 1, 1, 1}, []int32{0, 0, 0, 1, 1, 1}},
		// Nodes 0 and 1 gain 1/2 - 1/4; with 2 they gain 1/4 - 1/4, and a gain of 0 is still taken.
		{"directed path of 3", weighted{{0, 1}: 1, {1, 2}: 1}, []int32{0, 0, 0}, []int32{0, 0, 0}},
		// label 1 is lower than 3 and 5
		{"three pairs", both([2]int32{0, 1}, [2]int32{2, 3}, [2]int32{4, 5}), []int32{0, 0, 1, 1, 2, 2}, []int32{0, 0, 1, 1, 2, 2}},
		// labels 4 and 5, the highest nodes of the two
		{"crossed pairs", both([2]int32{0, 5}, [2]int32{1, 4}), []int32{1, 0, 0, 1}, []int32{1, 0, 0, 1}},
		{"large community first", both([2]int32{0, 1}, [2]int32{2, 3}, [2]int32{3, 4}, [2]int32{2, 4}), []int32{1, 1, 0, 0, 0}, []int32{1, 1, 0, 0, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, _ := tt.g.graph()
			if got := g.CNM(Unweighted).Of; !slices.Equal(got, tt.unweighted) {
				t.Errorf("unweighted: %v, want %v", got, tt.unweighted)
			}
			if got := g.CNM(Weighted).Of; !slices.Equal(got, tt.weighted) {
				t.Errorf("weighted: %v, want %v", got, tt.weighted)
			}
		})
	}
}

func TestCNMOfNodesWithoutEdges(t *testing.T) {
	g, _ := directed([2]int32{0, 1}, [2]int32{1, 2}, [2]int32{3, 4}).Induced(kept(true, false, true, true, true))
	if got, want := g.CNM(Unweighted).Of, []int32{1, 2, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	none, _ := directed([2]int32{0, 1}, [2]int32{1, 2}).Induced(kept(true, false, true))
	if got, want := none.CNM(Weighted).Of, []int32{0, 1}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// scanner merges communities by looking at all pairs each time.
type scanner struct {
	gain   [][]float64
	linked [][]bool
	out    []float64
	in     []float64
	label  []int32 // of each node
}

func scan(g *Graph, w Weighting) *scanner {
	a := g.dense(w)
	n := len(a)
	s := &scanner{out: make([]float64, n), in: make([]float64, n)}
	out, in, total := a.degrees()
	unit := 1 / total
	for v := range n {
		s.out[v], s.in[v] = out[v]*unit, in[v]*unit
		s.label = append(s.label, int32(v))
	}
	for u := range n {
		s.gain, s.linked = append(s.gain, make([]float64, n)), append(s.linked, make([]bool, n))
		for v := range n {
			s.linked[u][v] = a[u][v]+a[v][u] > 0
			s.gain[u][v] = float64(unit*(a[u][v]+a[v][u])) - (float64(s.out[u]*s.in[v]) + float64(s.in[u]*s.out[v]))
		}
	}
	return s
}

// best returns the pair of the largest gain, the first in order of (u, v).
func (s *scanner) best() (u, v int, ok bool) {
	for i := range s.gain {
		for j := i + 1; j < len(s.gain); j++ {
			if s.linked[i][j] && (!ok || s.gain[i][j] > s.gain[u][v]) {
				u, v, ok = i, j, true
			}
		}
	}
	return u, v, ok && s.gain[u][v] >= 0
}

// merge puts u into v.
func (s *scanner) merge(u, v int) {
	for w := range s.gain {
		if w == u || w == v || !s.linked[u][w] && !s.linked[v][w] {
			continue
		}
		var gain float64
		switch {
		case s.linked[u][w] && s.linked[v][w]:
			gain = s.gain[v][w] + s.gain[u][w]
		case s.linked[v][w]:
			gain = s.gain[v][w] - (float64(s.out[u]*s.in[w]) + float64(s.out[w]*s.in[u]))
		default:
			gain = s.gain[u][w] - (float64(s.out[v]*s.in[w]) + float64(s.out[w]*s.in[v]))
		}
		s.gain[v][w], s.gain[w][v] = gain, gain
		s.linked[v][w], s.linked[w][v] = true, true
	}
	for w := range s.gain {
		s.linked[u][w], s.linked[w][u] = false, false
	}
	s.out[v] += s.out[u]
	s.in[v] += s.in[u]
	for w, l := range s.label {
		if l == int32(u) {
			s.label[w] = int32(v)
		}
	}
}

func TestCNMByScanning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, w := drawGraph(t), drawWeighting(t)
		s := scan(g, w)
		for u, v, ok := s.best(); ok; u, v, ok = s.best() {
			s.merge(u, v)
		}
		got, want := g.CNM(w), newCommunities(s.label)
		if !slices.Equal(got.Of, want.Of) || !slices.Equal(got.Sizes, want.Sizes) {
			t.Fatalf("%v: %v, want %v", w, got, want)
		}
	})
}

// Larger graphs than rapid draws, with hubs.
func TestCNMOfTeamsByScanning(t *testing.T) {
	var b Builder
	teams(&b, 300, 150)
	g, _ := built(&b)
	for _, w := range weightings {
		s := scan(g, w)
		for u, v, ok := s.best(); ok; u, v, ok = s.best() {
			s.merge(u, v)
		}
		if got, want := g.CNM(w).Of, newCommunities(s.label).Of; !slices.Equal(got, want) {
			t.Errorf("%v: %v, want %v", w, got, want)
		}
	}
}

// A star and its neighbours' links: many links owned by the hub are lost to
// merges of others, in rows long enough that the hub must search them again.
func TestCNMOfWheelsByScanning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int32Range(3, 40).Draw(t, "rim")
		w := weighted{}
		for i := range n {
			w[[2]int32{n, i}] = rapid.Int64Range(1, 50).Draw(t, "spoke")
			w[[2]int32{i, (i + 1) % n}] = rapid.Int64Range(1, 50).Draw(t, "rim")
		}
		g, _ := w.graph()
		s := scan(g, Weighted)
		for u, v, ok := s.best(); ok; u, v, ok = s.best() {
			s.merge(u, v)
		}
		if got, want := g.CNM(Weighted).Of, newCommunities(s.label).Of; !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}
