package recipe

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/queries"
)

// form says how the numbers of a column are written.
type form uint8

const (
	grouped form = iota // 1,234
	share               // a share of 1: 12.3%
	bare                // 2023: years
)

// form returns how the numbers of a column of the cell are written.
func (c *Cell) form(column string) form {
	switch {
	case slices.Contains(c.Percent, column):
		return share
	case column == "year":
		return bare
	}
	return grouped
}

// shown writes a value for people: whole numbers with commas between thousands,
// others with three significant digits, lists with commas, null as nothing.
func shown(v any, as form) string {
	if f, ok := number(v); ok {
		switch n, whole := v.(int64); {
		case as == share:
			return chart.Percent.Format(f)
		case as == bare && whole:
			return strconv.FormatInt(n, 10)
		}
		return chart.Number.Format(f)
	}
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case time.Time:
		return v.UTC().Format("2006-01-02 15:04:05")
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = shown(e, grouped)
		}
		return strings.Join(parts, ", ")
	}
	text, err := json.Marshal(v) // a map, with sorted keys
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}

// texts returns the values of the rows that the table of the cell shows, as Texts
// writes them.
func (c *Cell) texts(result *Result) [][]string {
	return written(result.Columns, result.Rows[:min(c.Rows, len(result.Rows))], c.form)
}

// Texts writes the values of rows for people: the numbers of a column with the same
// decimals (chart.Unit.Column), those of columns that are percent as such, years bare,
// and hub.NoOwner for a missing owner. Control characters stay; see Visible.
func Texts(columns []string, rows [][]any, percent func(column string) bool) [][]string {
	return written(columns, rows, func(column string) form {
		if percent(column) {
			return share
		}
		return (&Cell{}).form(column)
	})
}

func written(columns []string, rows [][]any, formOf func(column string) form) [][]string {
	out := make([][]string, len(rows))
	for i := range rows {
		out[i] = make([]string, len(columns))
	}
	for j, column := range columns {
		as, unit := formOf(column), chart.Number
		if as == share {
			unit = chart.Percent
		}
		var values []float64
		for _, row := range rows {
			if f, ok := number(row[j]); ok {
				values = append(values, f)
			}
		}
		format := unit.Column(values)
		for i, row := range rows {
			if f, ok := number(row[j]); ok && as != bare {
				out[i][j] = format(f)
				continue
			}
			out[i][j] = shown(queries.ForPeople(column, row[j]), as)
		}
	}
	return out
}

// number returns a number as float64.
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return math.NaN(), false
}

// numeric reports whether a column holds numbers only, and at least one.
func (r *Result) numeric(column int) bool {
	some := false
	for _, row := range r.Rows {
		if _, ok := number(row[column]); ok {
			some = true
		} else if row[column] != nil {
			return false
		}
	}
	return some
}

// list writes names for a message.
func list(names []string) string { return strings.Join(names, ", ") }
