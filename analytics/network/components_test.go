package network

import (
	"testing"

	"pgregory.net/rapid"
)

func TestWeakComponents(t *testing.T) {
	single, _ := directed([2]int32{0, 1}, [2]int32{1, 2}, [2]int32{3, 4}).Induced(kept(true, false, true, true, true))
	tests := []struct {
		name string
		g    *Graph
		want int
	}{
		{"nothing", directed(), 0},
		{"one edge", directed([2]int32{0, 1}), 1},
		{"joined against the direction", directed([2]int32{0, 1}, [2]int32{2, 1}, [2]int32{2, 3}), 1},
		{"two pairs, joined late", directed([2]int32{0, 3}, [2]int32{1, 2}, [2]int32{2, 3}), 1},
		{"two pairs", directed([2]int32{0, 2}, [2]int32{1, 3}), 2},
		{"two nodes without edges and a pair", single, 3},
	}
	for _, tt := range tests {
		if got := tt.g.WeakComponents(); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestWeakComponentsByWalking(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		seen := make([]bool, g.N())
		var walk func(v int32)
		walk = func(v int32) {
			if seen[v] {
				return
			}
			seen[v] = true
			for _, u := range g.Out(v) {
				walk(u)
			}
			for _, u := range g.In(v) {
				walk(u)
			}
		}
		want := 0
		for v := range seen {
			if !seen[v] {
				want++
				walk(int32(v))
			}
		}
		if got := g.WeakComponents(); got != want {
			t.Fatalf("got %d, want %d", got, want)
		}
	})
}

// TestComponentOf: the components of nodes are those that walking finds.
func TestComponentOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		n := g.N()
		reaches := make([][]bool, n)
		for v := range reaches {
			reaches[v] = make([]bool, n)
			var walk func(u int32)
			walk = func(u int32) {
				if !reaches[v][u] {
					reaches[v][u] = true
					for _, w := range g.Out(u) {
						walk(w)
					}
				}
			}
			walk(int32(v))
		}
		strong, strongs := g.StrongComponentOf()
		weak, weaks := g.WeakComponentOf()
		if weaks != g.WeakComponents() {
			t.Errorf("%d weak components, and %d", weaks, g.WeakComponents())
		}
		seen, next := map[int32]bool{}, int32(0)
		for v := range n {
			seen[strong[v]] = true
			if weak[v] > next || weak[v] < 0 {
				t.Errorf("weak components %v are not numbered by their first node", weak)
			}
			next = max(next, weak[v]+1)
			for u := range n {
				if (strong[v] == strong[u]) != (reaches[v][u] && reaches[u][v]) {
					t.Errorf("%d and %d: strong components %d and %d", v, u, strong[v], strong[u])
				}
				if reaches[v][u] && (strong[u] > strong[v] || weak[u] != weak[v]) {
					t.Errorf("%d leads to %d: strong components %d and %d, weak ones %d and %d", v, u, strong[v], strong[u], weak[v], weak[u])
				}
			}
		}
		if len(seen) != strongs || int(next) != weaks {
			t.Errorf("%d strong components, said %d; %d weak ones, said %d", len(seen), strongs, next, weaks)
		}
	})
}
