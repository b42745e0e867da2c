package neighbourhood

import (
	"fmt"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/queries/find"
)

// kinds are the kinds in the order of their colours, as pictures name them.
var kinds = []find.Kind{find.Model, find.Dataset, find.Space, find.Account, find.Licence, find.Field}

// Network returns the picture as a chart.
func (p *Picture) Network() *chart.Network {
	n := &chart.Network{Directed: true, Names: MaxNodes, At: p.place()}
	n.Title = fmt.Sprintf("Around the %s %s", p.State.Center.Kind, p.State.Center.ID)
	n.Text = fmt.Sprintf("A network of %d things and %d relationships around the %s %s. Arrows follow the relationships; colours are kinds. The page has the same as tables.",
		len(p.Nodes), len(p.Edges), p.State.Center.Kind, p.State.Center.ID)
	for _, k := range kinds {
		n.Groups = append(n.Groups, string(k))
	}
	for _, node := range p.Nodes {
		n.Nodes = append(n.Nodes, chart.Node{Name: node.ID, Group: string(node.Kind)})
	}
	for _, e := range p.Edges {
		n.Edges = append(n.Edges, chart.Edge{From: e.From, To: e.To, Label: e.About(), Mutual: e.Mutual})
	}
	return n
}

// The measures of places: points for each unit of chart.Settle, more to the sides,
// where names are; and how many rounds each step takes.
const (
	unitWide, unitHigh = 430, 330
	rounds             = 200
)

// place puts the nodes where they are after every step: what a step brings begins
// beside the thing that was expanded, and what is there already begins where it was,
// so that the picture of the steps before can be recognised.
func (p *Picture) place() []chart.Place {
	at := []chart.Place{{}}
	for step, e := range p.State.Expand {
		parent := at[p.find(e.Of)]
		at = append(at, beside(parent, away(at, parent), p.brought(step))...)
		var edges []chart.Edge
		for _, e := range p.Edges {
			if max(e.From, e.To) < len(at) {
				edges = append(edges, chart.Edge{From: e.From, To: e.To})
			}
		}
		at = chart.Settle(at, edges, rounds)
	}
	for i, a := range at {
		at[i] = chart.Place{X: float64(a.X * unitWide), Y: float64(a.Y * unitHigh)}
	}
	return at
}

// brought counts the nodes of a step.
func (p *Picture) brought(step int) int {
	n := 0
	for _, node := range p.Nodes {
		if node.Step == step {
			n++
		}
	}
	return n
}

// away is the way from the middle of all nodes to one of them, by which new ones get
// out of the way of the others.
func away(at []chart.Place, from chart.Place) chart.Place {
	var sum chart.Place
	for _, a := range at {
		sum.X, sum.Y = sum.X+a.X, sum.Y+a.Y
	}
	n := float64(len(at))
	return chart.Place{X: from.X - sum.X/n, Y: from.Y - sum.Y/n}
}

// beside returns n places around a parent and beyond it. Each is turned against the
// one before by the golden angle, and farther, as the seeds of a sunflower are.
func beside(parent, away chart.Place, n int) []chart.Place {
	const cos, sin = -0.7373688780783197, 0.6754902942615238
	x, y := 0.05, 0.0
	out := make([]chart.Place, n)
	for i := range out {
		grow := 1 + 0.05*float64(i)
		out[i] = chart.Place{X: parent.X + float64(away.X*0.5) + float64(x*grow), Y: parent.Y + float64(away.Y*0.5) + float64(y*grow)}
		x, y = float64(x*cos)-float64(y*sin), float64(x*sin)+float64(y*cos)
	}
	return out
}
