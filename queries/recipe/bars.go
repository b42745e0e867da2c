package recipe

import (
	"fmt"
	"html/template"
	"math"
	"slices"

	"github.com/hubgraph/hubgraph/chart"
)

// inTable reports whether the chart of a cell would show no row and no number that
// the table above it does not: bars of columns, of rows that the table has all. A
// document that has the table leaves such a chart out, and a page draws the bars into
// the rows of the table.
func (r *Report) inTable(c *Cell) bool {
	result := r.results[c]
	return c.Chart != nil && c.Chart.Kind == "bar" && c.Chart.Series == "" && result != nil && c.Rows >= len(result.Rows)
}

// below is the chart that stands below the table of a cell; nil when there is none, or
// when the table has it all.
func (r *Report) below(c *Cell) chart.Chart {
	if r.inTable(c) {
		return nil
	}
	return r.picture(c)
}

// Bar is the bar in the cell of a row, as a style; "" for none.
func (c htmlColumn) Bar(row int) template.CSS {
	if c.Bars == nil {
		return ""
	}
	return c.Bars[row]
}

// bars are, for each column and row of the table, the bar in the cell: where it begins
// and ends, as a style for the page; "" where there is none. The bars of all columns
// have one scale, which reaches from 0, or the least below it, to the largest.
func (r *Report) bars(c *Cell) [][]template.CSS {
	result := r.results[c]
	out := make([][]template.CSS, len(result.Columns))
	if !r.inTable(c) {
		return out
	}
	least, most := 0.0, 0.0
	finite := func(v any) (float64, bool) {
		f, ok := number(v)
		return f, ok && !math.IsNaN(f) && !math.IsInf(f, 0)
	}
	for _, row := range result.Rows {
		for j, v := range row {
			if f, ok := finite(v); ok && slices.Contains(c.Chart.Y, result.Columns[j]) {
				least, most = min(least, f), max(most, f)
			}
		}
	}
	if least == most {
		return out
	}
	at := func(f float64) string { return fmt.Sprintf("%.1f%%", (f-least)/(most-least)*100) }
	for j, column := range result.Columns {
		if !slices.Contains(c.Chart.Y, column) {
			continue
		}
		out[j] = make([]template.CSS, len(result.Rows))
		for i, row := range result.Rows {
			if f, ok := finite(row[j]); ok {
				out[j][i] = template.CSS("--from: " + at(min(f, 0)) + "; --to: " + at(max(f, 0)))
			}
		}
	}
	return out
}
