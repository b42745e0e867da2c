package recipe

import (
	"fmt"
	"math"

	"github.com/hubgraph/hubgraph/queries/recipe/chart"
)

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
	const most = 30
	if len(rows.names) > most || len(columns.names) > most {
		return nil, fmt.Errorf("%d rows by %d columns are more than can be read", len(rows.names), len(columns.names))
	}
	h := &chart.Heat{Title: d.title(capital(words(d.Value))), Columns: columns.names, Rows: rows.names, Max: d.Max,
		XAxis: label(d.XLabel, d.X[0]), YAxis: label(d.YLabel, d.Y[0]), Unit: d.unit()}
	for i := range rows.names {
		line := make([]float64, len(columns.names))
		for j := range line {
			v, ok := values[[2]int{i, j}]
			if line[j] = v; !ok {
				line[j] = math.NaN()
			}
		}
		h.Values = append(h.Values, line)
	}
	h.Text = fmt.Sprintf("Heat map of %s by %s (rows) and %s (columns). Each cell holds its number; a stronger colour is a larger one.", words(d.Value), h.YAxis, h.XAxis)
	return h, nil
}
