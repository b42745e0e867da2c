package recipe

import (
	"fmt"
	"math"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// matrix collects the values of series over the labels of x: columns y, or
// column y split by the column series.
func (d *drawing) matrix() (labels []string, series []chart.Series, err error) {
	var rows, names index
	cells := map[[2]int]float64{}
	for _, row := range d.result.Rows {
		i := rows.of(d.text(row, d.X[0]))
		for _, y := range d.Y {
			name := ""
			switch {
			case d.Series != "":
				name = d.text(row, d.Series)
			case len(d.Y) > 1:
				name = words(y)
			}
			v, err := d.value(row, y)
			if err != nil {
				return nil, nil, err
			}
			at := [2]int{names.of(name), i}
			if _, twice := cells[at]; twice {
				return nil, nil, fmt.Errorf("column %s has %q twice; every label has one row for each series", d.X[0], rows.names[i])
			}
			cells[at] = v
		}
	}
	if len(names.names) > chart.MaxSeries {
		return nil, nil, fmt.Errorf("column %s has %d values; at most %d series can be told apart", d.Series, len(names.names), chart.MaxSeries)
	}
	for s, name := range names.names {
		values := make([]float64, len(rows.names))
		for i := range values {
			v, ok := cells[[2]int{s, i}]
			if values[i] = v; !ok {
				values[i] = math.NaN()
			}
		}
		series = append(series, chart.Series{Name: name, Values: values})
	}
	return rows.names, series, nil
}

// measure is what the values are: the given label, or the name of the column.
func (d *drawing) measure() string {
	if d.YLabel == "" && len(d.Y) > 1 {
		return ""
	}
	return label(d.YLabel, d.Y[0])
}

func (d *drawing) bar() (chart.Chart, error) {
	labels, series, err := d.matrix()
	if err != nil {
		return nil, err
	}
	const most = 60
	if len(labels) > most {
		return nil, fmt.Errorf("%d bars are more than %d, which is what can be read", len(labels), most)
	}
	b := &chart.Bar{Caption: d.caption(capital(label(d.YLabel, d.Y[0])) + " by " + words(d.X[0])), Labels: labels, Series: series, Axis: d.measure(), Unit: d.unit()}
	b.Text = fmt.Sprintf("Bar chart with %s%s: %s for each %s. The table has the numbers.", thousands.Count(len(labels)*len(series), "bar", "bars"), seriesText(series), label(d.YLabel, d.Y[0]), words(d.X[0]))
	return b, nil
}

func (d *drawing) line() (chart.Chart, error) {
	labels, series, err := d.matrix()
	if err != nil {
		return nil, err
	}
	l := &chart.Line{Caption: d.caption(capital(label(d.YLabel, d.Y[0])) + " by " + words(d.X[0])), Series: series,
		XAxis: label(d.XLabel, d.X[0]), YAxis: d.measure(), Unit: d.unit(), Until: d.until}
	if x := d.result.column(d.X[0]); d.result.numeric(x) {
		if l.X, err = d.places(x, len(labels)); err != nil {
			return nil, err
		}
	} else {
		l.Labels = labels
	}
	l.Text = fmt.Sprintf("Line chart with %s%s: %s over %s. The table has the numbers.", thousands.Count(len(labels), "point", "points"), seriesText(series), label(d.YLabel, d.Y[0]), l.XAxis)
	return l, nil
}

// places returns the positions on the horizontal axis, one for each label.
func (d *drawing) places(column, labels int) ([]float64, error) {
	var out []float64
	for _, row := range d.result.Rows {
		f, _ := number(row[column])
		switch n := len(out); {
		case math.IsNaN(f) || math.IsInf(f, 0):
			return nil, fmt.Errorf("column %s holds a null", d.X[0])
		case n > 0 && f < out[n-1]:
			return nil, fmt.Errorf("column %s does not rise; order the rows by it", d.X[0])
		case n == 0 || f > out[n-1]:
			out = append(out, f)
		}
	}
	if len(out) != labels {
		return nil, fmt.Errorf("column %s holds numbers that look alike", d.X[0])
	}
	return out, nil
}

// seriesText names the series in a description.
func seriesText(series []chart.Series) string {
	if len(series) < 2 {
		return ""
	}
	var names []string
	for _, s := range series {
		names = append(names, s.Name)
	}
	return " in the series " + list(names)
}
