package recipe

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/internal/thousands"
	"github.com/hubgraph/hubgraph/queries"
)

// Charts returns the charts of all cells that have rows, named NAME-CELL, for
// chart.WriteFiles.
func (r *Report) Charts() []chart.Named { return r.charts(r.picture) }

func (r *Report) charts(of func(*Cell) chart.Chart) []chart.Named {
	var out []chart.Named
	for _, c := range r.Recipe.Cells() {
		if drawn := of(c); drawn != nil {
			out = append(out, chart.Named{Name: r.chartName(c), Chart: drawn})
		}
	}
	return out
}

func (r *Report) chartName(c *Cell) string { return r.Recipe.Name + "-" + c.Name }

// Picture returns the chart of a cell by name; nil when the cell has none, was not
// run or has no rows.
func (r *Report) Picture(cell string) chart.Chart {
	if c := r.Recipe.cell(cell); c != nil {
		return r.picture(c)
	}
	return nil
}

func (r *Report) picture(c *Cell) chart.Chart {
	drawn, err := r.chart(c)
	if err != nil || r.results[c] == nil || len(r.results[c].Rows) == 0 { // err: Run has reported it
		return nil
	}
	return drawn
}

// chart makes the chart of a cell from its rows.
func (r *Report) chart(c *Cell) (drawn chart.Chart, err error) {
	result := r.results[c]
	if c.Chart == nil || result == nil {
		return nil, nil
	}
	drawn, err = c.Chart.draw(result, r.Of.Snapshot.CollectedAt)
	if err != nil {
		return nil, r.Recipe.fault(c.Line, "cell %s: %v", c.Name, err)
	}
	return drawn, nil
}

// Draw makes the chart of an answer, as far as its columns and rows are those that the
// kind of the chart needs. until is when the snapshot was collected; zero if unknown.
func (c *Chart) Draw(columns []string, rows [][]any, until time.Time) (chart.Chart, error) {
	result := &Result{Columns: columns, Rows: rows}
	for _, name := range c.columns() {
		if result.column(name) < 0 {
			return nil, fmt.Errorf("there is no column %s", name)
		}
	}
	return c.draw(result, until)
}

func (c *Chart) draw(result *Result, until time.Time) (chart.Chart, error) {
	d := drawing{Chart: c, result: result, until: until}
	switch c.Kind {
	case "bar":
		return d.bar()
	case "line":
		return d.line()
	case "histogram":
		return d.histogram()
	case "heat":
		return d.heat()
	}
	return d.network()
}

// drawing is a chart being made from rows.
type drawing struct {
	*Chart
	result *Result
	until  time.Time // when the snapshot was collected; zero if unknown
}

func (d *drawing) unit() chart.Unit {
	if d.Percent {
		return chart.Percent
	}
	return chart.Number
}

// text is a value as a label.
func (d *drawing) text(row []any, column string) string {
	if s := shown(queries.ForPeople(column, row[d.result.column(column)]), bare); s != "" {
		return s
	}
	return "(none)"
}

// value is a number, NaN for null.
func (d *drawing) value(row []any, column string) (float64, error) {
	v := row[d.result.column(column)]
	f, ok := number(v)
	if !ok && v != nil {
		return 0, fmt.Errorf("column %s holds %q, want numbers", column, shown(v, grouped))
	}
	if math.IsInf(f, 0) {
		f = math.NaN()
	}
	return f, nil
}

// caption has the given title, or one made from the axes.
func (d *drawing) caption(standard string) chart.Caption {
	if d.Chart.Title != "" {
		standard = d.Chart.Title
	}
	return chart.Caption{Title: standard}
}

// index numbers texts by first appearance.
type index struct {
	names []string
	at    map[string]int
}

func (x *index) of(name string) int {
	if x.at == nil {
		x.at = map[string]int{}
	}
	i, ok := x.at[name]
	if !ok {
		i = len(x.names)
		x.at[name] = i
		x.names = append(x.names, name)
	}
	return i
}

// capital begins a text with a capital letter.
func capital(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}

func (d *drawing) heat() (chart.Chart, error) {
	var rows, columns index
	values := map[[2]int]float64{}
	for _, row := range d.result.Rows {
		v, err := d.value(row, d.Value)
		if err != nil {
			return nil, err
		}
		values[[2]int{rows.of(d.text(row, d.Y[0])), columns.of(d.text(row, d.X[0]))}] = v
	}
	places := risingNumbers(alongRows(columns.names, rows.names))
	const most = 30
	if len(rows.names) > most || len(columns.names) > most {
		return nil, fmt.Errorf("%d rows by %d columns are more than can be read", len(rows.names), len(columns.names))
	}
	h := &chart.Heat{Caption: d.caption(capital(words(d.Value))), Columns: places, Rows: rows.names, Max: d.Max,
		XAxis: label(d.XLabel, d.X[0]), YAxis: label(d.YLabel, d.Y[0]), Unit: d.unit()}
	for i := range rows.names {
		line := make([]float64, len(places))
		for j, name := range places {
			at, there := columns.at[name]
			v, ok := values[[2]int{i, at}]
			if line[j] = v; !ok || !there {
				line[j] = math.NaN()
			}
		}
		h.Values = append(h.Values, line)
	}
	h.Text = fmt.Sprintf("Heat map of %s by %s (rows) and %s (columns). Each cell holds its number; a stronger colour is a larger one.", words(d.Value), h.YAxis, h.XAxis)
	return h, nil
}

// risingNumbers returns labels in the order in which they stand on an axis: whole
// numbers of a short range rise, with those that are not there; all others stay.
func risingNumbers(labels []string) []string {
	var numbers []int
	for _, label := range labels {
		n, err := strconv.Atoi(label)
		if err != nil || strconv.Itoa(n) != label {
			return labels
		}
		numbers = append(numbers, n)
	}
	const most = 30
	if len(numbers) == 0 || slices.Max(numbers)-slices.Min(numbers) >= most {
		return labels
	}
	var all []string
	for n := slices.Min(numbers); n <= slices.Max(numbers); n++ {
		all = append(all, strconv.Itoa(n))
	}
	return all
}

// alongRows returns the columns of a heat map in the order of the rows, as far as there
// is a row of the same name, and then the others.
func alongRows(columns, rows []string) []string {
	var out []string
	for _, name := range rows {
		if slices.Contains(columns, name) {
			out = append(out, name)
		}
	}
	for _, name := range columns {
		if !slices.Contains(rows, name) {
			out = append(out, name)
		}
	}
	return out
}

func (d *drawing) histogram() (chart.Chart, error) {
	var names index
	counts := map[int]map[int64]int{}
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
			counts[i] = map[int64]int{}
		}
		counts[i][value] += int(members)
	}
	if len(names.names) > chart.MaxSeries {
		return nil, fmt.Errorf("column %s has %d values; at most %d series can be told apart", d.Series, len(names.names), chart.MaxSeries)
	}
	h := &chart.Histogram{Caption: d.caption("Distribution of " + label(d.XLabel, d.X[0])), Axis: label(d.XLabel, d.X[0]), Members: label(d.YLabel, d.Y[0])}
	for i, name := range names.names {
		var sample []chart.Count
		for value, members := range counts[i] {
			sample = append(sample, chart.Count{Value: value, Members: members})
		}
		slices.SortFunc(sample, func(a, b chart.Count) int { return cmp.Compare(a.Value, b.Value) })
		h.Samples = append(h.Samples, chart.Sample{Name: name, Tail: chart.TailOf(sample)})
	}
	h.Text = fmt.Sprintf("Two diagrams with logarithmic axes: the number of %s for each value of %s, and the share of all %s that have at least so many. "+
		"Values below 10 stand alone; larger ones share ten bins to a power of ten. Zeros have no place on such axes.", h.Members, h.Axis, h.Members)
	return h, nil
}

func (d *drawing) network() (chart.Chart, error) {
	var names index
	n := &chart.Network{Caption: d.caption(capital(words(d.Source)) + " and " + words(d.Target)), Directed: d.Directed}
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
	n.Text = fmt.Sprintf("Picture of a network with %s and %s between %s and %s. The table has the edges.", thousands.Count(len(n.Nodes), "node", "nodes"),
		thousands.Count(len(n.Edges), "edge", "edges"), words(d.Source), words(d.Target))
	return n, nil
}
