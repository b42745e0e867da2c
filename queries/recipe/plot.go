package recipe

import (
	"fmt"
	"slices"
	"strings"
)

// Chart is the declaration of a cell's chart, by names of columns.
type Chart struct {
	Kind           string // bar, line, histogram, heat or network
	Title          string
	X, Y           []string // one X; up to four Y
	Series         string
	Value          string
	Max            float64
	Source, Target string
	Weight         string
	Group          []string
	Directed       bool
	XLabel, YLabel string
	Percent        bool // the values are shares
}

// chartKinds are the kinds of charts with their required (key) and optional
// attributes.
var chartKinds = map[string]struct{ must, may []string }{
	"bar":       {[]string{"x", "y"}, []string{"series", "ylabel"}},
	"line":      {[]string{"x", "y"}, []string{"series", "xlabel", "ylabel"}},
	"histogram": {[]string{"x", "y"}, []string{"series", "xlabel", "ylabel"}},
	"heat":      {[]string{"x", "y", "value"}, []string{"max", "xlabel", "ylabel"}},
	"network":   {[]string{"source", "target"}, []string{"weight", "group", "directed"}},
}

// cutChart takes the attributes of a chart; nil when there is none.
func cutChart(a *attributes, percent []string) (*Chart, error) {
	kind := a.text("chart")
	if kind == "" {
		return nil, nil
	}
	keys, ok := chartKinds[kind]
	if !ok {
		return nil, fmt.Errorf("unknown chart %q, want one of %s", kind, known(chartKinds))
	}
	for _, key := range keys.must {
		if a.values[key] == "" {
			return nil, fmt.Errorf("a %s chart needs %s=COLUMN", kind, key)
		}
	}
	c := &Chart{Kind: kind, Title: a.text("title")}
	for _, key := range slices.Concat(keys.must, keys.may) {
		if err := c.take(a, key); err != nil {
			return nil, err
		}
	}
	return c, c.check(percent)
}

// take reads one attribute.
func (c *Chart) take(a *attributes, key string) (err error) {
	switch key {
	case "x":
		c.X = a.list(key)
	case "y":
		c.Y = a.list(key)
	case "group":
		c.Group = a.list(key)
	case "max":
		c.Max, err = a.number(key, 0)
	case "directed":
		c.Directed = a.flag(key)
	default:
		*map[string]*string{"series": &c.Series, "value": &c.Value, "source": &c.Source, "target": &c.Target, "weight": &c.Weight,
			"xlabel": &c.XLabel, "ylabel": &c.YLabel}[key] = a.text(key)
	}
	return err
}

// check checks the attributes together, and sets what follows from them.
func (c *Chart) check(percent []string) error {
	values := c.Y
	if c.Kind == "heat" {
		values = []string{c.Value}
	}
	shares := 0
	for _, v := range values {
		if slices.Contains(percent, v) {
			shares++
		}
	}
	c.Percent = len(values) > 0 && shares == len(values)
	switch {
	case len(c.X) > 1:
		return fmt.Errorf("x: one column, not %d", len(c.X))
	case len(c.Y) > 4:
		return fmt.Errorf("y: at most four columns can be told apart")
	case len(c.Y) > 1 && (c.Series != "" || c.Kind == "heat" || c.Kind == "histogram"):
		return fmt.Errorf("y: one column here")
	case len(c.Group) > 2:
		return fmt.Errorf("group: one column, or one for the source and one for the target")
	case shares > 0 && !c.Percent:
		return fmt.Errorf("y: either all columns are percent or none")
	}
	return nil
}

// columns returns the columns that the chart needs.
func (c *Chart) columns() []string {
	var out []string
	for _, name := range slices.Concat(c.X, c.Y, []string{c.Series, c.Value, c.Source, c.Target, c.Weight}, c.Group) {
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}

// words turns the name of a column into a label.
func words(column string) string { return strings.ReplaceAll(column, "_", " ") }

// label returns the given label, or the words for a column.
func label(given, column string) string {
	if given != "" {
		return given
	}
	return words(column)
}
