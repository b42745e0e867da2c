package recipe

import (
	"fmt"
	"math"

	"github.com/hubgraph/hubgraph/queries/recipe/chart"
)

func (d *drawing) network() (chart.Chart, error) {
	var names index
	n := &chart.Network{Title: d.title(capital(words(d.Source)) + " and " + words(d.Target)), Directed: d.Directed}
	if d.Weight != "" {
		n.Weights = words(d.Weight)
	}
	var groups []string
	node := func(row []any, column string, end int) int {
		i := names.of(d.text(row, column))
		if i == len(groups) {
			group := ""
			if len(d.Group) > 0 {
				group = shown(row[d.result.column(d.Group[min(end, len(d.Group)-1)])], bare)
			}
			groups = append(groups, group)
		}
		return i
	}
	for _, row := range d.result.Rows {
		e := chart.Edge{From: node(row, d.Source, 0), To: node(row, d.Target, 1), Weight: 1}
		if d.Weight != "" {
			var err error
			if e.Weight, err = d.value(row, d.Weight); err != nil {
				return nil, err
			}
			if math.IsNaN(e.Weight) || e.Weight < 0 {
				e.Weight = 0
			}
		}
		n.Edges = append(n.Edges, e)
	}
	const most = 300
	if len(names.names) > most {
		return nil, fmt.Errorf("%d nodes are more than %d, which is what can be read", len(names.names), most)
	}
	for i, name := range names.names {
		n.Nodes = append(n.Nodes, chart.Node{Name: name, Group: groups[i]})
	}
	n.Text = fmt.Sprintf("Picture of a network with %d nodes and %d edges between %s and %s. The table has the edges.", len(n.Nodes), len(n.Edges), words(d.Source), words(d.Target))
	return n, nil
}
