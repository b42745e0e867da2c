package export

import (
	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/network"
)

// metricAttributes are the attributes that Options.Metrics adds to the nodes.
var metricAttributes = []Attribute{{"core", Int}, {"community", Int}, {"pagerank", Float}}

// metrics are core number, community and PageRank of the nodes of what is written,
// self-loops and isolates left out, as the results have them.
type metrics struct {
	core, community []int32
	rank            []float64
}

// measure returns the metrics of a graph by node; nil unless they are wanted.
func measure(wanted bool, g *network.Graph) (*metrics, error) {
	if !wanted {
		return nil, nil
	}
	rank, err := g.PageRank(network.Weighted, analytics.PageRankOptions)
	if err != nil {
		return nil, err
	}
	return &metrics{core: g.CoreNumbers(), community: g.CNM(network.Weighted).Of, rank: rank}, nil
}

// attributes are metricAttributes, or none.
func (m *metrics) attributes() []Attribute {
	if m == nil {
		return nil
	}
	return metricAttributes
}

// of returns the values of a node, -1 for an isolate: it is in the 0-core, and has
// neither community nor PageRank.
func (m *metrics) of(v int32) []any {
	switch {
	case m == nil:
		return nil
	case v < 0:
		return []any{int64(0), nil, nil}
	}
	return []any{int64(m.core[v]), int64(m.community[v]) + 1, m.rank[v]}
}
