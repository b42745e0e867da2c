package pages

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// times are the columns that a line is drawn over, in order of preference.
var times = []string{"month", "quarter", "year"}

// noMeasure are columns of numbers that say where a row stands, not how large it is.
var noMeasure = []string{"generation", "year", "first", "last"}

// mostBars is how many rows are drawn as bars.
const mostBars = 30

// picture draws an answer where its columns allow it; nil where they do not. until is
// when the snapshot was collected.
//
// Over months, quarters or years, and over numbers that rise from row to row, it is a
// line; else bars of the first column of numbers, for the first column of texts that
// has another one in each row.
func picture(a *content.Answer, until time.Time) chart.Chart {
	if len(a.Rows) < 2 {
		return nil
	}
	names := make([]string, len(a.Columns))
	for i, c := range a.Columns {
		names[i] = c.Name
	}
	how, rows := declare(a, names)
	if how == nil {
		return nil
	}
	drawn, err := how.Draw(names, rows, until)
	if err != nil { // two rows for a month, say
		return nil
	}
	return drawn
}

// declare says which chart an answer becomes, and of which rows.
func declare(a *content.Answer, names []string) (*recipe.Chart, [][]any) {
	measures := measures(a)
	for _, name := range times {
		if i := slices.Index(names, name); i >= 0 {
			if series := measures.of(names); len(series) > 0 && distinct(a, i) {
				return &recipe.Chart{Kind: "line", Title: heading(series, name), X: []string{name}, Y: series, Percent: isShare(series[0])}, a.Rows
			}
			return nil, nil
		}
	}
	label := slices.IndexFunc(a.Columns, func(c queries.Column) bool { return c.Type == queries.String })
	if label < 0 {
		if len(measures) >= 2 && measures[0] == 0 && typeOf(a, 0) == queries.Int && distinct(a, 0) {
			series := measures[1:].of(names)
			return &recipe.Chart{Kind: "line", X: []string{names[0]}, Y: series[:1], Percent: isShare(series[0])}, a.Rows
		}
		return nil, nil
	}
	for label < len(names) && (typeOf(a, label) != queries.String || !distinct(a, label)) {
		label++
	}
	series := measures.of(names)
	if label == len(names) || len(series) == 0 {
		return nil, nil
	}
	title := ""
	if len(a.Rows) > mostBars {
		title = "The first rows: " + words(series[0]) + " by " + words(names[label])
	}
	return &recipe.Chart{Kind: "bar", Title: title, X: []string{names[label]}, Y: series[:1], Percent: isShare(series[0])}, a.Rows[:min(mostBars, len(a.Rows))]
}

// heading is the title of a picture of several series.
func heading(series []string, over string) string {
	text := words(strings.Join(series, ", "))
	if i := strings.LastIndex(text, ", "); i >= 0 {
		text = text[:i] + " and" + text[i+1:]
	}
	return strings.ToUpper(text[:1]) + text[1:] + " by " + over
}

// columns are indexes of columns.
type columns []int

// measures are the columns whose numbers say how large something is.
func measures(a *content.Answer) (all columns) {
	for i, c := range a.Columns {
		if (c.Type == queries.Int || c.Type == queries.Float) && !slices.Contains(noMeasure, c.Name) && numeric(a, i) {
			all = append(all, i)
		}
	}
	return all
}

// of are the names of the columns that one scale fits: all shares or none, and no more
// than can be told apart.
func (c columns) of(names []string) (series []string) {
	for _, i := range c {
		if len(series) < chart.MaxSeries && isShare(names[i]) == isShare(names[c[0]]) {
			series = append(series, names[i])
		}
	}
	return series
}

// distinct reports whether a column has a value in each row, each once.
func distinct(a *content.Answer, column int) bool {
	seen := map[any]bool{}
	for _, row := range a.Rows {
		switch v := row[column].(type) {
		case string, int64:
			if seen[v] {
				return false
			}
			seen[v] = true
		default:
			return false
		}
	}
	return true
}

// inline is a picture within a page, "" for none. id is unique in the page.
func inline(drawn chart.Chart, id string) template.HTML {
	if drawn == nil {
		return ""
	}
	return template.HTML(chart.Inline(drawn, id))
}
