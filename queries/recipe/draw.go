package recipe

import (
	"fmt"
	"math"

	"github.com/hubgraph/hubgraph/queries/recipe/chart"
)

// Picture returns the chart of a cell by its name; nil when the cell has none,
// was not run or has no rows.
func (r *Report) Picture(cell string) chart.Chart {
	if c := r.Recipe.cell(cell); c != nil {
		return r.picture(c)
	}
	return nil
}

func (r *Report) picture(c *Cell) chart.Chart {
	drawn, err := r.chart(c)
	if err != nil || r.results[c] == nil || len(r.results[c].Rows) == 0 { // err: Run has said it
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
	d := drawing{Chart: c.Chart, result: result}
	switch c.Chart.Kind {
	case "bar":
		drawn, err = d.bar()
	case "line":
		drawn, err = d.line()
	case "histogram":
		drawn, err = d.histogram()
	case "heat":
		drawn, err = d.heat()
	default:
		drawn, err = d.network()
	}
	if err != nil {
		return nil, r.Recipe.fault(c.Line, "cell %s: %v", c.Name, err)
	}
	return drawn, nil
}

// drawing is a chart with the rows that it is made from.
type drawing struct {
	*Chart
	result *Result
}

func (d *drawing) unit() chart.Unit {
	if d.Percent {
		return chart.Percent
	}
	return chart.Number
}

// text is a value as a label.
func (d *drawing) text(row []any, column string) string {
	if s := shown(row[d.result.column(column)], bare); s != "" {
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

// title is the given one, or what is on the axes.
func (d *drawing) title(standard string) string {
	if d.Chart.Title != "" {
		return d.Chart.Title
	}
	return standard
}

// index gives each text a place by its first appearance.
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
