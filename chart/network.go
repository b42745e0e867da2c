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
	Label    string  // what joins the nodes, for tooltips
	Mutual   bool    // it has no direction, though others have
}

// Place is a point of a picture, with Y downwards.
type Place struct{ X, Y float64 }

// Network is a picture of a small network. Nodes are larger the more edges they
// have, edges wider the heavier they are. The nodes with most edges are named where
// there is room.
type Network struct {
	Caption
	Nodes    []Node
	Edges    []Edge // at most MaxEdges are drawn, the heaviest
	Directed bool
	Weights  string   // what the weights are, for tooltips
	Groups   []string // all groups there may be, in the order of their colours; nil for the most frequent first
	At       []Place  // where the nodes are, in points, in a picture as large as that takes; nil for where forces put them
	Names    int      // how many nodes may be named, 0 for 40
}

// MaxEdges bounds the edges of a picture, so that it can still be read.
const MaxEdges = 400

func (n *Network) empty() bool { return len(n.Nodes) == 0 }

const (
	networkHeight = vg.Length(375)
	networkFoot   = vg.Length(24) // the note, and the sizes of nodes
	besideNodes   = vg.Length(90) // room for names, where places are given
	aboveNodes    = vg.Length(20)
)

func (n *Network) size() vg.Point {
	lo, hi := n.bounds()
	area := vg.Point{X: max(width, vg.Length(hi.X-lo.X)+2*besideNodes), Y: max(networkHeight, vg.Length(hi.Y-lo.Y)+2*aboveNodes)}
	return vg.Point{X: area.X, Y: legendHeight(len(n.groups())) + area.Y + networkFoot}
}

// bounds is the rectangle that the given places span.
func (n *Network) bounds() (lo, hi Place) {
	for i, p := range n.At {
		if i == 0 {
			lo, hi = p, p
		}
		lo, hi = Place{min(lo.X, p.X), min(lo.Y, p.Y)}, Place{max(hi.X, p.X), max(hi.Y, p.Y)}
	}
	return lo, hi
}

// groupLooks have the colours of groups.
var groupLooks = [...]Look{Looks[0], Looks[1], Looks[2], Parts[0], Parts[1], Parts[2], Looks[3]}

// groups are the names of the groups that occur, in the given order or the most
// frequent first; those beyond the colours share the last one.
func (n *Network) groups() []string {
	count := map[string]int{}
	for _, node := range n.Nodes {
		if node.Group != "" {
			count[node.Group]++
		}
	}
	var names []string
	if n.Groups != nil {
		for _, name := range n.Groups[:min(len(n.Groups), len(groupLooks))] {
			if count[name] > 0 {
				names = append(names, name)
			}
		}
		return names
	}
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

// look is the colour of a group; those that share one have that of the last.
func (n *Network) look(group string, groups []string) Look {
	if n.Groups != nil {
		groups = n.Groups
	}
	i := slices.Index(groups, group)
	if i < 0 {
		i = len(groups) - 1
	}
	return groupLooks[min(max(i, 0), len(groupLooks)-1)]
}

func (n *Network) draw(c draw.Canvas) {
	groups := n.groups()
	var keys []Key
	for _, name := range groups {
		keys = append(keys, Key{Label: name, Look: n.look(name, groups), Area: true})
	}
	legendLine(c, keys)
	p := n.plan(c)
	n.note(c, len(p.edges))
	heaviest := 0.0
	for _, e := range p.edges {
		heaviest = max(heaviest, e.Weight)
	}
	for _, e := range slices.Backward(p.edges) {
		n.edge(c, e, p.at, p.degree, heaviest)
	}
	for i, node := range n.Nodes {
		dot(c, Ground, p.at[i], radius(p.degree[i])+.7)
		about := fmt.Sprintf("%s: %d drawn edges", node.Name, p.degree[i])
		if node.Group != "" {
			about += ", " + node.Group
		}
		tip(c, about)
		dot(c, n.look(node.Group, groups).Color, p.at[i], radius(p.degree[i]))
	}
	for _, i := range p.named {
		haloed(c, nameStyle(), p.names[i].middle.Add(vg.Point{Y: 1}), p.names[i].text)
	}
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
	if n.Directed && !e.Mutual {
		arrow = " → "
		tip, size := to.Sub(unit.Scale(radius(degree[e.To]))), 3+width
		to = tip.Sub(unit.Scale(size))
		side := vg.Point{X: -unit.Y, Y: unit.X}.Scale(size / 2)
		c.FillPolygon(Muted, []vg.Point{tip, to.Add(side), to.Sub(side)})
	}
	about := n.Nodes[e.From].Name + arrow + n.Nodes[e.To].Name
	if e.Label != "" {
		about += ": " + e.Label
	}
	if e.Weight > 0 && n.Weights != "" {
		about += ": " + Number.Format(e.Weight) + " " + n.Weights
	}
	tip(c, about)
	c.StrokeLine2(draw.LineStyle{Color: tint{Muted, 0.45}, Width: width}, from.X, from.Y, to.X, to.Y)
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
