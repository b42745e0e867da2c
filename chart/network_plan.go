package chart

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// netPlan is where the parts of a network are drawn.
type netPlan struct {
	edges  []Edge // that are drawn, the heaviest first
	degree []int  // of each node, in these edges
	at     []vg.Point
	names  []netName // of each node
	named  []int     // the nodes whose names are written, in the order of writing
}

// netName is a name in the picture; its text is empty where there is no room.
type netName struct {
	text   string
	middle vg.Point
	side   string
}

// nameSide is a side of a node, and where the middle of a name on it is.
type nameSide struct {
	side string
	away vg.Point
}

// pull tells on which side of a node its neighbours are: positive for the right.
func (p *netPlan) pull(node int) (x vg.Length) {
	for _, e := range p.edges {
		if e.From == node || e.To == node {
			x += p.at[e.From].X + p.at[e.To].X - 2*p.at[node].X
		}
	}
	return x
}

// plan says where everything is on the canvas that draw gets.
func (n *Network) plan(c draw.Canvas) netPlan {
	p := netPlan{edges: n.heaviest(), degree: make([]int, len(n.Nodes)), at: make([]vg.Point, len(n.Nodes))}
	c.Max.Y -= legendHeight(len(n.groups()))
	c.Min.Y += networkFoot
	for _, e := range p.edges {
		p.degree[e.From]++
		p.degree[e.To]++
	}
	if n.At != nil {
		lo, hi := n.bounds()
		middle := c.Center()
		for i, place := range n.At {
			p.at[i] = vg.Point{X: middle.X + vg.Length(place.X-(lo.X+hi.X)/2), Y: middle.Y - vg.Length(place.Y-(lo.Y+hi.Y)/2)}
		}
	} else {
		for i, place := range layout(len(n.Nodes), p.edges, box{45, 14, float64(c.Size().X) - 90, float64(c.Size().Y) - 28}) {
			p.at[i] = vg.Point{X: c.Min.X + vg.Length(place.x), Y: c.Max.Y - vg.Length(place.y)}
		}
	}
	n.name(&p, c)
	return p
}

// maxLabels bounds the names in a picture, where no bound is given.
const maxLabels = 40

func nameStyle() text.Style { return write(8, Ink, text.XCenter, text.YCenter) }

// name finds room for the names of the nodes with most edges: right of, left of,
// above or below the node, where a name covers no other name or node.
func (n *Network) name(p *netPlan, c draw.Canvas) {
	order := make([]int, len(n.Nodes))
	p.names = make([]netName, len(n.Nodes))
	var taken []vg.Rectangle
	for i := range order {
		order[i] = i
		taken = append(taken, around(p.at[i], radius(p.degree[i]), radius(p.degree[i])))
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.degree[b], p.degree[a]) })
	style := nameStyle()
	for _, i := range order[:min(len(order), cmp.Or(n.Names, maxLabels))] {
		name := cut(style, n.Nodes[i].Name, 142)
		w, r := style.Width(name)/2, radius(p.degree[i])
		sides := []nameSide{{"right", vg.Point{X: r + 2.5 + w}}, {"left", vg.Point{X: -r - 2.5 - w}}, {"top", vg.Point{Y: r + 6}}, {"bottom", vg.Point{Y: -r - 6}}}
		if n.At != nil && p.pull(i) > 0 {
			sides[0], sides[1] = sides[1], sides[0]
		}
		for _, try := range sides {
			middle := p.at[i].Add(try.away)
			b := around(middle, w, 4.5)
			if b.Min.X < c.Min.X || b.Max.X > c.Max.X || b.Min.Y < c.Min.Y-3 || b.Max.Y > c.Max.Y+3 || slices.ContainsFunc(taken, func(o vg.Rectangle) bool { return meet(b, o) }) {
				continue
			}
			taken = append(taken, b)
			p.names[i] = netName{name, middle, try.side}
			p.named = append(p.named, i)
			break
		}
	}
}

// Placed is where a node is in the picture that Write and Element draw: in the
// coordinates of the SVG, with as many decimals.
type Placed struct {
	X, Y, Radius float64
	Color        Color
	Name         string // as it is written, "" where there is no room for it
	Side         string // of the node that the name is on: right, left, top or bottom
}

// Placed returns the places of the nodes in the picture that Write and Element draw,
// and its size. (Inline draws without the Margin.)
func (n *Network) Placed() (nodes []Placed, width, height float64) {
	size := outer(n, Margin)
	groups := n.groups()
	p := n.plan(inner(draw.NewCanvas(&svgCanvas{height: size.Y}, size.X, size.Y), n, Margin))
	round := func(x vg.Length) float64 { return math.Round(float64(x)*100) / 100 }
	for i, node := range n.Nodes {
		nodes = append(nodes, Placed{round(p.at[i].X), round(size.Y - p.at[i].Y), round(radius(p.degree[i])), n.look(node.Group, groups).Color, p.names[i].text, p.names[i].side})
	}
	return nodes, round(size.X), round(size.Y)
}

// Settle lets the nodes of a network find their places, from where they are: edges
// attract, nodes repel each other unless they are far away. Moves get shorter from
// round to round; nodes at the same place part. An edge between two nodes alone becomes
// about an eighth long.
func Settle(at []Place, edges []Edge, rounds int) []Place {
	points := make([]point, len(at))
	for i, p := range at {
		points[i] = point{p.X, p.Y}
	}
	settle(points, edges, rounds, 0.6)
	out := make([]Place, len(at))
	for i, p := range points {
		out[i] = Place{p.x, p.y}
	}
	return out
}
