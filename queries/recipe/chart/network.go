package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Node is a node of a picture of a network.
type Node struct {
	Name  string
	Group string // its colour; "" for none
}

// Edge joins two nodes, by their places in Network.Nodes.
type Edge struct {
	From, To int
	Weight   float64 // its width; 0 counts as 1
}

// Network is a picture of a small network. Nodes are larger the more edges they
// have, edges wider the heavier they are. The names of the most joined nodes
// are written where they have room.
type Network struct {
	Title, Text string
	Nodes       []Node
	Edges       []Edge // MaxEdges at most are drawn, the heaviest
	Groups      string // what the groups are
	Directed    bool
	Weights     string // what the weights are, for tips
}

// MaxEdges bounds a picture that can still be read.
const MaxEdges = 400

// Head returns the title and the text.
func (n *Network) Head() (title, text string) { return n.Title, n.Text }

func (n *Network) empty() bool { return len(n.Nodes) == 0 }

const networkHeight = 500.0

func (n *Network) height() float64 { return legendHeight(len(n.groups())) + networkHeight + noteLine }

// groups are the names of the groups, the most frequent first; those beyond
// MaxSeries share the last colour.
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
	if len(names) > MaxSeries {
		names = append(names[:MaxSeries-1:MaxSeries-1], "other")
	}
	return names
}

// heaviest returns the edges to draw, without loops, in the order of drawing.
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

func (n *Network) draw(c *canvas, top float64) {
	groups := n.groups()
	legend(c, top, groups, nodes)
	top += legendHeight(len(groups))
	edges := n.heaviest()
	degree := make([]int, len(n.Nodes))
	for _, e := range edges {
		degree[e.From]++
		degree[e.To]++
	}
	at := layout(len(n.Nodes), edges, box{margin + 60, top + 18, right - margin - 120, networkHeight - 36})
	heaviest := 0.0
	for _, e := range edges {
		heaviest = max(heaviest, e.Weight)
	}
	for i := len(edges) - 1; i >= 0; i-- {
		n.edge(c, edges[i], at, degree, heaviest)
	}
	for i, node := range n.Nodes {
		tip := fmt.Sprintf("%s: %d drawn edges", node.Name, degree[i])
		if node.Group != "" {
			tip += ", " + node.Group
		}
		group := slices.Index(groups, node.Group)
		if group < 0 {
			group = max(0, len(groups)-1)
		}
		c.circle(at[i].x, at[i].y, radius(degree[i]), paint{fill: seriesColors[group], line: ground, width: 1}, oneLine(tip))
	}
	n.labels(c, at, degree, top)
	n.note(c, top+networkHeight+noteLine-4, len(edges))
}

// radius of a node with so many edges.
func radius(degree int) float64 { return 3.4 + 1.15*math.Sqrt(float64(min(degree, 100))) }

// edge draws a line between the rims of two nodes, with a head when directed.
func (n *Network) edge(c *canvas, e Edge, at []point, degree []int, heaviest float64) {
	from, to := at[e.From], at[e.To]
	length := norm(to.x-from.x, to.y-from.y)
	if length < 1 {
		return
	}
	width := 1.0
	if heaviest > 0 {
		width = 0.7 + 3.3*math.Sqrt(e.Weight/heaviest)
	}
	ux, uy := (to.x-from.x)/length, (to.y-from.y)/length
	rim := radius(degree[e.To])
	if n.Directed {
		tip := point{to.x - ux*rim, to.y - uy*rim}
		size := 4 + width
		back := point{tip.x - ux*size, tip.y - uy*size}
		c.element("path", fmt.Sprintf(`d="M%s %sL%s %sL%s %sZ"`, num(tip.x), num(tip.y),
			num(back.x-uy*size*.5), num(back.y+ux*size*.5), num(back.x+uy*size*.5), num(back.y-ux*size*.5)), paint{fill: muted}, "")
		to = back
	}
	line := paint{line: muted, width: width}
	attributes := fmt.Sprintf(`x1="%s" y1="%s" x2="%s" y2="%s" stroke-opacity="0.45"`, num(from.x), num(from.y), num(to.x), num(to.y))
	arrow := " – "
	if n.Directed {
		arrow = " → "
	}
	tip := n.Nodes[e.From].Name + arrow + n.Nodes[e.To].Name
	if e.Weight > 0 && n.Weights != "" {
		tip += ": " + Number.Format(e.Weight) + " " + n.Weights
	}
	c.element("line", attributes, line, oneLine(tip))
}

// maxLabels bounds the names in a picture.
const maxLabels = 40

// box is the place of a label.
type box struct{ x, y, w, h float64 }

func (b box) meets(o box) bool {
	return b.x < o.x+o.w && o.x < b.x+b.w && b.y < o.y+o.h && o.y < b.y+b.h
}

// labels writes the names of the nodes with most edges, each to the right, to
// the left, over or under its node, where it covers no other name or node.
func (n *Network) labels(c *canvas, at []point, degree []int, top float64) {
	order := make([]int, len(n.Nodes))
	var taken []box
	for i := range order {
		order[i] = i
		r := radius(degree[i])
		taken = append(taken, box{at[i].x - r, at[i].y - r, 2 * r, 2 * r})
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(degree[b], degree[a]) })
	style := lettering{size: smallSize, color: ink, halo: true}
	for _, i := range order[:min(len(order), maxLabels)] {
		name := style.cut(n.Nodes[i].Name, 190)
		w, r := style.width(name), radius(degree[i])
		for _, b := range []box{
			{at[i].x + r + 3, at[i].y - 6, w, 12}, {at[i].x - r - 3 - w, at[i].y - 6, w, 12},
			{at[i].x - w/2, at[i].y - r - 14, w, 12}, {at[i].x - w/2, at[i].y + r + 2, w, 12},
		} {
			if b.x < 2 || b.x+b.w > Width-2 || b.y < top-4 || b.y+b.h > top+networkHeight+4 || slices.ContainsFunc(taken, b.meets) {
				continue
			}
			taken = append(taken, b)
			c.text(b.x, b.y+9.5, name, style)
			break
		}
	}
}

// note says how much is shown.
func (n *Network) note(c *canvas, y float64, edges int) {
	loops := 0
	for _, e := range n.Edges {
		if e.From == e.To {
			loops++
		}
	}
	text := fmt.Sprintf("%s nodes, %s edges", Number.Format(float64(len(n.Nodes))), Number.Format(float64(edges)))
	if left := len(n.Edges) - loops - edges; left > 0 {
		text += fmt.Sprintf(", the heaviest of %s", Number.Format(float64(edges+left)))
	}
	if n.Weights != "" {
		text += "; wider edges have more " + n.Weights
	}
	style := lettering{size: noteSize, color: muted}
	c.text(margin, y, style.cut(text+".", right-margin), style)
}
