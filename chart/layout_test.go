package chart

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Whatever the network, every node lies in the area, no two at one place, and the
// picture is the same twice.
func TestLayout(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes := rapid.IntRange(1, 40).Draw(t, "nodes")
		ends := rapid.IntRange(0, nodes-1)
		var edges []Edge
		for range rapid.IntRange(0, 60).Draw(t, "edges") {
			if e := (Edge{From: ends.Draw(t, "from"), To: ends.Draw(t, "to")}); e.From != e.To {
				edges = append(edges, e)
			}
		}
		area := box{10, 20, 700, 460}
		at := layout(nodes, edges, area)
		if !slices.Equal(at, layout(nodes, edges, area)) {
			t.Fatal("the second picture is another one")
		}
		for i, p := range at {
			if math.IsNaN(p.x+p.y) || p.x < area.x-1e-6 || p.x > area.x+area.w+1e-6 || p.y < area.y-1e-6 || p.y > area.y+area.h+1e-6 {
				t.Fatalf("node %d lies at %v, outside of %v", i, p, area)
			}
			for j := range i {
				if norm(p.x-at[j].x, p.y-at[j].y) < 0.5 {
					t.Fatalf("nodes %d and %d lie at %v and %v", i, j, p, at[j])
				}
			}
		}
	})
}

// Neighbours lie nearer than strangers: in a ring of 12 the mean distance along
// an edge is far below that of all pairs.
func TestLayoutShowsStructure(t *testing.T) {
	const n = 12
	var edges []Edge
	for i := range n {
		edges = append(edges, Edge{From: i, To: (i + 1) % n})
	}
	at := layout(n, edges, box{0, 0, 100, 100})
	along, every, pairs := 0.0, 0.0, 0.0
	for i := range n {
		next := at[(i+1)%n]
		along += norm(at[i].x-next.x, at[i].y-next.y) / n
		for j := range i {
			every += norm(at[i].x-at[j].x, at[i].y-at[j].y)
			pairs++
		}
	}
	if every /= pairs; along > every/2 {
		t.Errorf("neighbours are %.1f apart, all pairs %.1f", along, every)
	}
}

func TestComponents(t *testing.T) {
	got := components(6, []Edge{{From: 4, To: 1}, {From: 5, To: 2}, {From: 2, To: 4}})
	want := [][]int{{1, 2, 4, 5}, {0}, {3}}
	if len(got) != len(want) {
		t.Fatal(got)
	}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Errorf("part %d is %v, want %v", i, got[i], want[i])
		}
	}
}

// Parts do not meet, and larger ones get more room.
func TestDivide(t *testing.T) {
	area := box{0, 0, 700, 400}
	places := divide(area, []float64{20, 5, 3, 3})
	for i, b := range places {
		if b.x < 0 || b.y < 0 || b.x+b.w > 700.001 || b.y+b.h > 400.001 {
			t.Errorf("part %d is %v, outside", i, b)
		}
		for j := range i {
			if o := places[j]; b.x < o.x+o.w && o.x < b.x+b.w && b.y < o.y+o.h && o.y < b.y+b.h {
				t.Errorf("parts %d and %d meet: %v, %v", i, j, b, places[j])
			}
		}
	}
	if a, b := places[0], places[1]; a.w*a.h <= b.w*b.h {
		t.Errorf("the part of 20 has %v, that of 5 has %v", a, b)
	}
}
