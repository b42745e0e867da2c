package recipe

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/hubgraph/hubgraph/queries/recipe/chart"
)

func (d *drawing) histogram() (chart.Chart, error) {
	var names index
	counts := map[int]map[int64]int64{}
	for _, row := range d.result.Rows {
		value, ok := row[d.result.column(d.X[0])].(int64)
		members, also := row[d.result.column(d.Y[0])].(int64)
		if !ok || !also || value < 0 || members < 0 {
			return nil, fmt.Errorf("a histogram needs whole numbers from 0 on in columns %s and %s", d.X[0], d.Y[0])
		}
		name := ""
		if d.Series != "" {
			name = d.text(row, d.Series)
		}
		i := names.of(name)
		if counts[i] == nil {
			counts[i] = map[int64]int64{}
		}
		counts[i][value] += members
	}
	if len(names.names) > chart.MaxSeries {
		return nil, fmt.Errorf("column %s has %d values; at most %d series can be told apart", d.Series, len(names.names), chart.MaxSeries)
	}
	h := &chart.Histogram{Title: d.title("Distribution of " + label(d.XLabel, d.X[0])), Axis: label(d.XLabel, d.X[0]), Members: label(d.YLabel, d.Y[0])}
	for i, name := range names.names {
		s := chart.Sample{Name: name}
		for value, members := range counts[i] {
			s.Counts = append(s.Counts, chart.Count{Value: value, Members: members})
		}
		slices.SortFunc(s.Counts, func(a, b chart.Count) int { return cmp.Compare(a.Value, b.Value) })
		h.Samples = append(h.Samples, s)
	}
	h.Text = fmt.Sprintf("Two diagrams with logarithmic axes: the number of %s for each value of %s, and the share of all %s that have at least so many. "+
		"Values below 10 stand alone; larger ones share ten bins to a power of ten. Zeros have no place on such axes.", h.Members, h.Axis, h.Members)
	return h, nil
}
