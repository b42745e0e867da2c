// Package rows writes the rows of an answer as a table, CSV, JSON, Markdown or
// Parquet. New returns a queries.Writer, to be passed to queries.Run; Print writes
// rows already in memory.
//
// Values are those of queries.Reader. In every format times are RFC 3339 and maps
// have sorted keys; a list or map in one cell is JSON.
package rows

import (
	"bufio"
	"io"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/nearest"
	"github.com/hubgraph/hubgraph/queries"
)

// Formats are the output formats, in the order of the help text.
//
//	table    for people: numbers rounded to four significant digits, control characters
//	         shown, (no owner) where an owner is missing (queries.ForPeople); a block a
//	         record where the terminal is too narrow
//	csv      RFC 4180 with a header and lines ending in \n; null is empty, "" is quoted
//	json     one array of objects, keys in the order of the columns
//	jsonl    one such object per line
//	md       a Markdown table, for people likewise
//	parquet  Apache Parquet: typed columns, all nullable; not for terminals
var Formats = []string{"table", "csv", "json", "jsonl", "md", "parquet"}

// Describer is a queries.Writer that can also use the columns as a stored query
// declares them. Describe is called before Columns, or never.
type Describer interface {
	Describe(columns []queries.Column)
}

// New returns a writer of the format. width is that of the terminal that a table has
// to fit into, 0 for any width. csv, json, jsonl and md write rows as they come, a
// table a thousand at a time; parquet keeps them in a temporary file until the end.
// An unknown format is a *hub.UsageError.
func New(format string, out io.Writer, width int) (queries.Writer, error) {
	buf := bufio.NewWriter(out)
	switch format {
	case "table":
		return &tableWriter{out: buf, width: width}, nil
	case "csv":
		return &csvWriter{out: buf}, nil
	case "json":
		return &jsonWriter{out: buf, array: true}, nil
	case "jsonl":
		return &jsonWriter{out: buf}, nil
	case "md":
		return &markdownWriter{out: buf}, nil
	case "parquet":
		return &parquetWriter{out: out}, nil
	}
	if near := nearest.Names(format, Formats); len(near) > 0 {
		return nil, hub.WithNear(hub.Usagef("unknown format %q; did you mean %s?", format, strings.Join(near, " or ")), near)
	}
	return nil, hub.Usagef("unknown format %q; want one of %s", format, strings.Join(Formats, ", "))
}

// Print writes rows that are already in memory.
func Print(out queries.Writer, columns []string, rows [][]any) error {
	if err := out.Columns(columns); err != nil {
		return err
	}
	for _, row := range rows {
		if err := out.Row(row); err != nil {
			return err
		}
	}
	return out.Close()
}
