package report

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/figures"
	"github.com/hubgraph/hubgraph/hub"
)

// statistic is a column of tables 2-4.
type statistic struct {
	key  string // in paper.json
	head head
	unit unit
	get  func(analytics.Metric) analytics.Number
}

var statistics = []statistic{
	{"mean", head{"mean", "arithmetic mean"}, decimal, func(m analytics.Metric) analytics.Number { return m.Mean }},
	{"std", head{"std", "standard deviation of the sample (n − 1)"}, decimal, func(m analytics.Metric) analytics.Number { return m.Std }},
	{"min", head{"min", "smallest value"}, mixed, func(m analytics.Metric) analytics.Number { return m.Min }},
	{"p25", head{"25%", "first quartile, linear interpolation"}, mixed, func(m analytics.Metric) analytics.Number { return m.P25 }},
	{"p50", head{"50%", "median"}, mixed, func(m analytics.Metric) analytics.Number { return m.P50 }},
	{"p75", head{"75%", "third quartile, linear interpolation"}, mixed, func(m analytics.Metric) analytics.Number { return m.P75 }},
	{"max", head{"max", "largest value"}, mixed, func(m analytics.Metric) analytics.Number { return m.Max }},
}

// activityTables are tables 2-4: one for each kind.
func activityTables(r *analytics.Results, p *paper) []comparison {
	var tables []comparison
	for i, k := range hub.Kinds {
		a := r.Activity.At(k)
		t := comparison{
			ID:      fmt.Sprintf("table-%d", i+2),
			Caption: fmt.Sprintf("Table %d. Activity in %s %s", i+2, whole(a.Repositories), plural(a.Repositories, k.String())),
			Corner:  "per " + k.String(),
			Plain:   "Activity in " + k.String() + "s",
		}
		for _, s := range statistics {
			t.Heads = append(t.Heads, s.head)
		}
		t.Heads = append(t.Heads, head{"total", "sum over all repositories"})
		for _, e := range a.Metrics {
			line := row{Name: figures.ActivityName(e.Key)}
			for _, s := range statistics {
				line.Cells = append(line.Cells, compare(s.unit, s.get(e.Value), p.summaries(k)[e.Key][s.key]))
			}
			line.Cells = append(line.Cells, compareCount(e.Value.Total, printed{}))
			t.Rows = append(t.Rows, line)
		}
		tables = append(tables, t)
	}
	return tables
}

// shareTables show, for each kind, how unequal the activity is: repositories without
// any, and the fewest repositories that hold most of it.
func shareTables(r *analytics.Results, p *paper) []comparison {
	var tables []comparison
	for _, k := range hub.Kinds {
		a := r.Activity.At(k)
		t := comparison{
			ID:      "shares-" + k.String(),
			Caption: "Shares of " + k.String() + "s",
			Corner:  "activity",
			Heads:   []head{{"without any", "share of repositories where the number is 0"}},
			Note:    oneCommitter(a, k, p),
		}
		for _, q := range r.About.Pareto {
			t.Heads = append(t.Heads, head{fmt.Sprintf("hold %d%%", q), fmt.Sprintf("smallest share of repositories that together hold %d%% of the total", q)})
		}
		for _, e := range a.Metrics {
			t.Rows = append(t.Rows, shareRow(e.Key, e.Value, k, r.About.Pareto, p))
		}
		tables = append(tables, t)
	}
	return tables
}

func shareRow(key string, m analytics.Metric, k hub.Kind, levels []int, p *paper) row {
	zero := p.ZeroShares[k.String()][key]
	line := row{Name: figures.ActivityName(key), Cells: []cell{withBar(compare(percent, m.ZeroShare, zero), m.ZeroShare, zero)}}
	for _, q := range levels {
		level := fmt.Sprint(q)
		var says printed
		if k == hub.Model { // the paper prints these for models only
			says = p.ParetoModels[level][key]
		}
		share := analytics.Undefined
		if part, ok := m.Pareto.Get(level); ok && part != nil {
			share = part.Share
		}
		line.Cells = append(line.Cells, withBar(compare(percent, share, says), share, says))
	}
	return line
}

// oneCommitter says how many repositories have exactly one committer.
func oneCommitter(a *analytics.Activity, k hub.Kind, p *paper) string {
	part := a.CommittersExactlyOne
	if a.Repositories == 0 || !part.Share.Defined() {
		return ""
	}
	text := fmt.Sprintf("Exactly one committer: %s of %s %ss (%s", whole(part.Repositories), whole(a.Repositories), k, percent.format(float64(part.Share)))
	if says, ok := p.OneCommitterShare[k.String()]; ok {
		text += "; the paper prints " + percent.formatPrinted(says)
	}
	return text + ")."
}
