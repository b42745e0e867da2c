package report

import (
	"io"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/internal/columns"
)

// entry is one number or word of the report, with its place.
type entry struct {
	table, row, column string
	cell               cell
}

// csvColumns are the columns of the format csv. All but the first three and text hold
// numbers, or true, or nothing.
var csvColumns = []columns.Column[entry]{
	columns.Of("table", func(e *entry) any { return e.table }),
	columns.Of("row", func(e *entry) any { return e.row }),
	columns.Of("column", func(e *entry) any { return e.column }),
	columns.Of("value", func(e *entry) any { return e.cell.number() }),
	columns.Of("text", func(e *entry) any { return e.cell.word() }),
	columns.Of("paper", func(e *entry) any {
		if !e.cell.says.known {
			return nil
		}
		return numberOrNil(analytics.Number(e.cell.says.value)) // NaN, where the paper prints it, is not told from nothing
	}),
	columns.Of("paper_below", func(e *entry) any {
		if !e.cell.says.below {
			return nil
		}
		return true
	}),
}

// number is the value of a cell as results.json has it; nil where it has none.
func (c cell) number() any {
	if c.unit == word || c.Exact == "" {
		return nil
	}
	return numberOrNil(c.value)
}

func numberOrNil(x analytics.Number) any {
	if !x.Defined() {
		return nil
	}
	return float64(x)
}

// writeCSV writes every number of the tables, a line each: table, row and column name
// it. Rows and columns of a table have different names each.
func writeCSV(w io.Writer, parts []part) error {
	var entries []entry
	for _, p := range parts {
		for _, t := range p.Tables {
			entries = append(entries, t.entries()...)
		}
	}
	return columns.Write(w, csvColumns, entries, "csv")
}

// entries are the cells of a table and what stands in small print under them, without
// those that have no value of either.
func (t *comparison) entries() (out []entry) {
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			out = appendEntries(out, entry{t.ID, t.key(r), t.Heads[i].Name, c})
		}
	}
	return out
}

func appendEntries(out []entry, e entry) []entry {
	if e.cell.Exact != "" || e.cell.says.known || e.cell.unit == word && e.cell.Text != undefined {
		out = append(out, e)
	}
	if e.cell.unit == chance && e.cell.Exact != "" {
		log := entry{e.table, e.row, "log10 of " + e.column, compare(decimal, e.cell.log, printed{})}
		out = appendEntries(out, log)
	}
	for _, a := range e.cell.also {
		out = appendEntries(out, entry{e.table, e.row, e.column + ", " + a.name, a.cell})
	}
	return out
}
