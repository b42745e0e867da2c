package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Node is a node in a picture of a network.
type Node struct {
	Name  string
	Group string // sets its colour; "" for none
}

// Edge joins two nodes, by their indices in Network.Nodes.
type Edge struct {
	From, To int
	Weight   float64 // its width; 0 counts as 1
}

// Network is a picture of a small network. Nodes are larger the more edges they
// have, edges wider the heavier they are. The nodes with most edges are named where
// there is room.
type Network struct {
	Caption
	Nodes    []Node
	Edges    []Edge // at most MaxEdges are drawn, the heaviest
	Directed bool
	Weights  string // what the weights are, for tooltips
}

// MaxEdges bounds the edges of a picture, so that it can still be read.
const MaxEdges = 400

func (n *Network) empty() bool { return len(n.Nodes) == 0 }

const (
	networkHeight = vg.Length(375)
	networkFoot   = vg.Length(24) // the note, and the sizes of nodes
)

func (n *Network) size() vg.Point {
	return vg.Point{X: width, Y: legendHeight(len(n.groups())) + networkHeight + networkFoot}
}

// groupLooks have the colours of groups.
var groupLooks = [...]Look{Looks[0], Looks[1], Looks[2], Parts[0], Parts[1], Parts[2], Looks[3]}

// groups are the names of the groups, the most frequent first; those beyond the
// colours share the last one.
func (n *Network) groups() []string {
	count := map[string]int{}
	for _, node := range n.Nodes {
		if node.Group != "" {
			count[node.Group]++
		}
	}
	var names []string
	for name := range count {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	if most := len(groupLooks); len(names) > most {
		names = append(names[:most-1:most-1], "other")
	}
	return names
}

// heaviest returns the edges to draw, without self-loops, in drawing order.
func (n *Network) heaviest() []Edge {
	var out []Edge
	for _, e := range n.Edges {
		if e.From != e.To {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Edge) int { return cmp.Compare(b.Weight, a.Weight) })
	return out[:min(len(out), MaxEdges)]
}

func (n *Network) draw(c draw.Canvas) {
	groups := n.groups()
	var keys []Key
	for i, name := range groups {
		keys = append(keys, Key{Label: name, Look: groupLooks[i], Area: true})
	}
	c = legendLine(c, keys)
	edges := n.heaviest()
	n.note(c, len(edges))
	c.Min.Y += networkFoot
	degree := make([]int, len(n.Nodes))
	heaviest := 0.0
	for _, e := range edges {
		degree[e.From]++
		degree[e.To]++
		heaviest = max(heaviest, e.Weight)
	}
	at := make([]vg.Point, len(n.Nodes))
	for i, p := range layout(len(n.Nodes), edges, box{45, 14, float64(c.Size().X) - 90, float64(c.Size().Y) - 28}) {
		at[i] = vg.Point{X: c.Min.X + vg.Length(p.x), Y: c.Max.Y - vg.Length(p.y)}
	}
	for _, e := range slices.Backward(edges) {
		n.edge(c, e, at, degree, heaviest)
	}
	for i, node := range n.Nodes {
		group := slices.Index(groups, node.Group)
		if group < 0 {
			group = max(0, len(groups)-1)
		}
		dot(c, Ground, at[i], radius(degree[i])+.7)
		about := fmt.Sprintf("%s: %d drawn edges", node.Name, degree[i])
		if node.Group != "" {
			about += ", " + node.Group
		}
		tip(c, about)
		dot(c, groupLooks[group].Color, at[i], radius(degree[i]))
	}
	n.labels(c, at, degree)
}

// dot fills a circle.
func dot(c draw.Canvas, with Color, at vg.Point, radius vg.Length) {
	var p vg.Path
	p.Move(at.Add(vg.Point{X: radius}))
	p.Arc(at, radius, 0, 2*math.Pi)
	p.Close()
	c.SetColor(with)
	c.Fill(p)
}

// radius of a node with the given number of edges.
func radius(degree int) vg.Length {
	return vg.Length(2.2 + 0.86*math.Sqrt(float64(min(degree, 100))))
}

// edge draws a line between two nodes, with an arrowhead when directed.
func (n *Network) edge(c draw.Canvas, e Edge, at []vg.Point, degree []int, heaviest float64) {
	from, to := at[e.From], at[e.To]
	way := to.Sub(from)
	length := vg.Length(norm(float64(way.X), float64(way.Y)))
	if length < .75 {
		return
	}
	width := vg.Length(0.75)
	if heaviest > 0 {
		width = vg.Length(0.5 + 2.5*math.Sqrt(e.Weight/heaviest))
	}
	unit, arrow := way.Scale(1/length), " – "
	if n.Directed {
		arrow = " → "
		tip, size := to.Sub(unit.Scale(radius(degree[e.To]))), 3+width
		to = tip.Sub(unit.Scale(size))
		side := vg.Point{X: -unit.Y, Y: unit.X}.Scale(size / 2)
		c.FillPolygon(Muted, []vg.Point{tip, to.Add(side), to.Sub(side)})
	}
	about := n.Nodes[e.From].Name + arrow + n.Nodes[e.To].Name
	if e.Weight > 0 && n.Weights != "" {
		about += ": " + Number.Format(e.Weight) + " " + n.Weights
	}
	tip(c, about)
	c.StrokeLine2(draw.LineStyle{Color: tint{Muted, 0.45}, Width: width}, from.X, from.Y, to.X, to.Y)
}

// maxLabels bounds the names in a picture.
const maxLabels = 40

// labels writes the names of the nodes with most edges, each right of, left of,
// above or below its node, where it covers no other name or node.
func (n *Network) labels(c draw.Canvas, at []vg.Point, degree []int) {
	order := make([]int, len(n.Nodes))
	var taken []vg.Rectangle
	for i := range order {
		order[i] = i
		taken = append(taken, around(at[i], radius(degree[i]), radius(degree[i])))
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(degree[b], degree[a]) })
	style := write(8, Ink, text.XCenter, text.YCenter)
	for _, i := range order[:min(len(order), maxLabels)] {
		name := cut(style, n.Nodes[i].Name, 142)
		w, r := style.Width(name)/2, radius(degree[i])
		for _, away := range []vg.Point{{X: r + 2.5 + w}, {X: -r - 2.5 - w}, {Y: r + 6}, {Y: -r - 6}} {
			middle := at[i].Add(away)
			b := around(middle, w, 4.5)
			if b.Min.X < c.Min.X || b.Max.X > c.Max.X || b.Min.Y < c.Min.Y-3 || b.Max.Y > c.Max.Y+3 || slices.ContainsFunc(taken, func(o vg.Rectangle) bool { return meet(b, o) }) {
				continue
			}
			taken = append(taken, b)
			haloed(c, style, middle.Add(vg.Point{Y: 1}), name)
			break
		}
	}
}

// around returns the rectangle around a point.
func around(p vg.Point, x, y vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: p.Sub(vg.Point{X: x, Y: y}), Max: p.Add(vg.Point{X: x, Y: y})}
}

func meet(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

// note says how much of the network is shown.
func (n *Network) note(c draw.Canvas, edges int) {
	loops := 0
	for _, e := range n.Edges {
		if e.From == e.To {
			loops++
		}
	}
	note := fmt.Sprintf("%s nodes, %s edges", Number.Format(float64(len(n.Nodes))), Number.Format(float64(edges)))
	if left := len(n.Edges) - loops - edges; left > 0 {
		note += ", the heaviest of " + Number.Format(float64(edges+left))
	}
	if n.Weights != "" {
		note += "; wider edges have more " + n.Weights
	}
	style := write(8, Muted, text.XLeft, text.YBottom)
	c.FillText(style, c.Min.Add(vg.Point{Y: 3}), cut(style, note+".", c.Size().X-n.sizes(c)))
}

// sizes draws the key to the size of nodes at the right of the foot, and returns how
// wide it is.
func (n *Network) sizes(c draw.Canvas) vg.Length {
	degree := make([]int, len(n.Nodes))
	most := 0
	for _, e := range n.heaviest() {
		degree[e.From]++
		degree[e.To]++
		most = max(most, degree[e.From], degree[e.To])
	}
	if most < 2 {
		return 0
	}
	style := write(8, Muted, text.XLeft, text.YBottom)
	x := c.Max.X
	for _, k := range []struct {
		degree int
		label  string
	}{{most, Number.Format(float64(most)) + " edges"}, {1, "1 edge"}} {
		r := radius(k.degree)
		x -= style.Width(k.label)
		c.FillText(style, vg.Point{X: x, Y: c.Min.Y + 3}, k.label)
		x -= 4 + r
		dot(c, Muted, vg.Point{X: x, Y: max(c.Min.Y+7, c.Min.Y+r)}, r)
		x -= r + 14
	}
	return c.Max.X - x
}
