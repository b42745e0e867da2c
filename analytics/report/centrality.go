package report

import (
	"github.com/hubgraph/hubgraph/analytics"
)

// centralityTables describe degree and PageRank in each network.
func centralityTables(r *analytics.Results, p *paper) []comparison {
	var tables []comparison
	for _, s := range analytics.Scopes {
		n := r.Network.At(s)
		t := comparison{ID: "centrality-" + s.Name, Corner: "of a developer", keyed: true, Caption: "Degree and PageRank, " + scopeNames[s.Name]}
		for _, x := range statistics {
			t.Heads = append(t.Heads, x.head)
		}
		var degree, rank map[string]printed
		if s.Field == 0 {
			degree, rank = p.Collaboration.Degree.statistics(), p.Collaboration.PageRank.statistics()
		}
		if d := n.Degree; d != nil {
			t.Rows = append(t.Rows, summaryRow("degree", "in and out", d.Summary, decimal, mixed, degree),
				summaryRow("in-degree", "", d.In, decimal, mixed, nil), summaryRow("out-degree", "", d.Out, decimal, mixed, nil))
		}
		if n.PageRank != nil {
			t.Rows = append(t.Rows, summaryRow("PageRank", "edges by weight", n.PageRank.Summary, fraction, fraction, rank))
		}
		if n.PageRankUnweighted != nil {
			t.Rows = append(t.Rows, summaryRow("PageRank", "edges alike", n.PageRankUnweighted.Summary, fraction, fraction, nil))
		}
		tables = append(tables, t)
	}
	return tables
}

// summaryRow is a row of statistics; means and deviations have one unit, the others
// another.
func summaryRow(name, info string, s analytics.Summary, mean, value unit, says map[string]printed) row {
	line := row{Name: name, Info: info}
	for i, x := range statistics {
		u := value
		if i < 2 {
			u = mean
		}
		line.Cells = append(line.Cells, compare(u, x.get(analytics.Metric{Summary: s}), says[x.key]))
	}
	return line
}
