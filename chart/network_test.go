package chart

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"pgregory.net/rapid"
)

// Where nodes have places, the picture has them there, in the order of their distances
// and as large as that takes, and Placed tells where.
func TestGivenPlaces(t *testing.T) {
	n := &Network{Caption: Caption{Title: "Given"}, Directed: true, Groups: []string{"model", "account", "space"},
		Nodes: []Node{{"mervy/chat", "model"}, {"mervy", "account"}, {"mervy/demo", "space"}},
		Edges: []Edge{{From: 1, To: 0, Label: "OWNS"}, {From: 2, To: 0, Mutual: true, Label: "together"}},
		At:    []Place{{1000, 0}, {0, 900}, {300, 300}}}
	text := drawn(t, n)
	p := parse(t, text)
	for _, want := range []string{"mervy → mervy/chat: OWNS", "mervy/demo – mervy/chat: together"} {
		if !slices.Contains(p.tips, want) {
			t.Errorf("no tip %q in %q", want, p.tips)
		}
	}
	placed, width, height := n.Placed()
	if head := fmt.Sprintf(`viewBox="0 0 %s %s"`, num(vg.Length(width)), num(vg.Length(height))); !strings.Contains(text, head) {
		t.Errorf("no %s", head)
	}
	for i, at := range placed {
		if got := fmt.Sprintf(`<circle cx="%s" cy="%s" r="%s"`, num(vg.Length(at.X)), num(vg.Length(at.Y)), num(vg.Length(at.Radius))); !strings.Contains(text, got) {
			t.Errorf("node %d is not at %s", i, got)
		}
		dx, dy := at.X-placed[0].X, at.Y-placed[0].Y
		if want := n.At[i]; norm(dx-(want.X-1000), dy-want.Y) > .02 {
			t.Errorf("node %d is %v, %v away from the first, want %v", i, dx, dy, want)
		}
		if at.X < 0 || at.Y < 0 || at.X > width || at.Y > height || at.Name != n.Nodes[i].Name {
			t.Errorf("node %d is %+v in %v x %v", i, at, width, height)
		}
	}
	// The colour of a group does not depend on which others there are.
	if placed[1].Color != Orange || placed[2].Color != Green {
		t.Errorf("colours %v, %v", placed[1].Color, placed[2].Color)
	}
	n.Nodes, n.Edges, n.At = n.Nodes[2:], nil, n.At[2:]
	if placed, _, _ = n.Placed(); placed[0].Color != Green {
		t.Errorf("colour %v alone", placed[0].Color)
	}
}

// No name covers a node, another name or the edge of the picture, wherever nodes are.
func TestNamesCoverNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := &Network{Caption: Caption{Title: "Names"}, Names: 100}
		for i := range rapid.IntRange(1, 60).Draw(t, "nodes") {
			n.Nodes = append(n.Nodes, Node{Name: fmt.Sprint("owner/", strings.Repeat("n", rapid.IntRange(0, 60).Draw(t, "letters")), i)})
			n.At = append(n.At, Place{rapid.Float64Range(0, 600).Draw(t, "x"), rapid.Float64Range(0, 300).Draw(t, "y")})
			if i > 0 {
				n.Edges = append(n.Edges, Edge{From: 0, To: i})
			}
		}
		size := outer(n, 0)
		c := inner(draw.NewCanvas(&svgCanvas{}, size.X, size.Y), n, 0)
		p := n.plan(c)
		var boxes []vg.Rectangle
		for _, i := range p.named {
			w := nameStyle().Width(p.names[i].text) / 2
			boxes = append(boxes, around(p.names[i].middle, w, 4))
		}
		for k, b := range boxes {
			if b.Min.X < c.Min.X-.01 || b.Max.X > c.Max.X+.01 {
				t.Fatalf("%q leaves the picture", p.names[p.named[k]].text)
			}
			for i := range n.Nodes {
				if meet(b, around(p.at[i], radius(p.degree[i])-.01, radius(p.degree[i])-.01)) {
					t.Fatalf("%q covers node %d", p.names[p.named[k]].text, i)
				}
			}
			for _, o := range boxes[:k] {
				if meet(b, o) {
					t.Fatalf("%q covers another name", p.names[p.named[k]].text)
				}
			}
		}
	})
}

// A star settles around its middle, in the same way twice, and an edge keeps the
// length that Settle promises.
func TestSettle(t *testing.T) {
	at, edges := []Place{{0, 0}}, []Edge(nil)
	for i := range 8 {
		at = append(at, Place{0.01 * float64(i), 0.02})
		edges = append(edges, Edge{From: 0, To: i + 1})
	}
	first := Settle(at, edges, 200)
	if !slices.Equal(first, Settle(at, edges, 200)) {
		t.Error("the second picture is another one")
	}
	for i := range first {
		for j := range i {
			if norm(first[i].X-first[j].X, first[i].Y-first[j].Y) < .1 {
				t.Errorf("nodes %d and %d lie at %v and %v", i, j, first[i], first[j])
			}
		}
	}
	// Two nodes: an edge pulls by its length d, both push by 0.004 * 2 * 2 / d.
	pair := Settle([]Place{{0, 0}, {0, 0}}, []Edge{{From: 0, To: 1}}, 200)
	if d := norm(pair[0].X-pair[1].X, pair[0].Y-pair[1].Y); d < .12 || d > .133 {
		t.Errorf("an edge is %v long, want the root of 0.016", d)
	}
}
