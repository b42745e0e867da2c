package export

import (
	"context"
	"slices"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/analytics/usage"
)

// projection is a network of what the spaces of a usage graph use together, whatever
// its spaces and models stand for.
type projection struct {
	graph  *usage.Graph
	schema Schema                                    // without NodeCount; its first attribute is the degree of a model in graph
	node   func(model int32) (id string, rest []any) // of a node, without that degree
}

// write writes a projection. A space with thousands of models has millions of pairs, so
// they are not held unless a metric or a least weight asks for it: usage.Graph passes
// them on row by row.
func (p projection) write(ctx context.Context, c *analytics.Corpus, o Options, open Open) (Summary, error) {
	if o.MinWeight > 1 {
		return p.heavy(ctx, c, o, open)
	}
	g := p.graph
	if o.K > 0 {
		var err error
		if g, err = g.Core(ctx, o.K); err != nil {
			return Summary{}, err
		}
	}
	m, ids, err := p.measure(o.Metrics, g)
	if err != nil {
		return Summary{}, err
	}
	w, node, err := p.nodes(g.Models(), func(i int) int64 { return g.ModelDegrees()[i] }, m, ids, c, open)
	if err != nil {
		return Summary{}, err
	}
	last := int32(-1)
	for e := range g.Edges() {
		if e.I != last {
			if err := ctx.Err(); err != nil {
				return Summary{}, err
			}
			last = e.I
		}
		if err := w.Edge(Edge{node(e.I), node(e.J), int64(e.Weight), nil, ""}); err != nil {
			return Summary{}, err
		}
	}
	return w.Summary, w.Close()
}

// heavy writes the edges of at least a weight, and the nodes that have one, or the
// core of these.
func (p projection) heavy(ctx context.Context, c *analytics.Corpus, o Options, open Open) (Summary, error) {
	both, ids, err := undirected(p.graph, o.MinWeight)
	if err != nil {
		return Summary{}, err
	}
	if o.K > 0 {
		var nodes []int32
		both, nodes = both.KCore(2 * o.K)
		ids = picked(ids, nodes)
	}
	m, err := measureUndirected(o.Metrics, both)
	if err != nil {
		return Summary{}, err
	}
	degree := func(i int) int64 { return p.graph.ModelDegrees()[placeOf(p.graph.Models(), ids[i])] }
	w, node, err := p.nodes(ids, degree, m, ids, c, open)
	if err != nil {
		return Summary{}, err
	}
	for v := range int32(both.N()) {
		if err := ctx.Err(); err != nil {
			return Summary{}, err
		}
		for i, to := range both.Out(v) {
			if to < v {
				continue
			}
			if err := w.Edge(Edge{node(ids[v]), node(ids[to]), both.OutWeights(v)[i], nil, ""}); err != nil {
				return Summary{}, err
			}
		}
	}
	return w.Summary, w.Close()
}

// nodes begins the output and writes the nodes, with the metrics of those among ids.
func (p projection) nodes(models []int32, degree func(i int) int64, m *metrics, ids []int32, c *analytics.Corpus, open Open) (w *tally, node func(model int32) int, err error) {
	s := p.schema
	s.NodeCount, s.Attributes = len(models), slices.Concat(s.Attributes, m.attributes())
	if w, err = open.begin(s, c); err != nil {
		return nil, nil, err
	}
	for i, model := range models {
		id, rest := p.node(model)
		if err := w.Node(Node{id, id, slices.Concat([]any{degree(i)}, rest, m.of(placeOf(ids, model)))}); err != nil {
			return nil, nil, err
		}
	}
	return w, func(model int32) int { return int(placeOf(models, model)) }, nil
}

// measure returns the metrics of a projection and the models that they are of; nil
// unless they are wanted.
func (p projection) measure(wanted bool, g *usage.Graph) (*metrics, []int32, error) {
	if !wanted {
		return nil, nil, nil
	}
	both, ids, err := undirected(g, 1)
	if err != nil {
		return nil, nil, err
	}
	m, err := measureUndirected(true, both)
	return m, ids, err
}

// undirected holds the edges of at least a weight, each once in either direction:
// PageRank and the communities are then those of the undirected network, and core
// numbers are twice theirs.
func undirected(g *usage.Graph, least int64) (*network.Graph, []int32, error) {
	var both network.Builder
	for e := range g.Edges() {
		if weight := int64(e.Weight); weight >= least {
			both.Add(e.I, e.J, weight)
			both.Add(e.J, e.I, weight)
		}
	}
	return both.Build()
}

// measureUndirected measures a graph that undirected made.
func measureUndirected(wanted bool, both *network.Graph) (*metrics, error) {
	m, err := measure(wanted, both)
	if m != nil {
		for v := range m.core {
			m.core[v] /= 2
		}
	}
	return m, err
}
