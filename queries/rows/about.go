package rows

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/markdown"
	"github.com/hubgraph/hubgraph/internal/parquetfile"
	"github.com/hubgraph/hubgraph/queries"
)

// About says which program wrote rows, and whose they are.
type About struct {
	Hubgraph string `json:"hubgraph"` // version
	hub.Provenance
}

// Write writes it as a JSON file of its own, indented by one space.
func (a About) Write(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(a)
}

// NewAbout is New with a head that says whose rows they are: lines above a table and
// above Markdown, "about" beside "rows" and "notes" in one JSON object (see NewNoted),
// key-value metadata of Parquet. CSV and JSON Lines have no place for it and stay as
// they are; HasHead tells.
func NewAbout(format string, out io.Writer, width int, of About) (queries.Writer, error) {
	switch format {
	case "json":
		return NewNoted(out, &of), nil
	case "table":
		return &tableWriter{out: headed(out, of.Lines(), "%s\n"), width: width}, nil
	case "md":
		var lines []string
		for _, line := range of.Lines() {
			lines = append(lines, markdown.Escape(line, ""))
		}
		return &markdownWriter{out: headed(out, lines, "%s\n\n")}, nil
	case "parquet":
		meta := []parquetfile.Meta{{Key: "hubgraph", Value: of.Hubgraph}}
		for _, e := range of.Snapshot.Entries() {
			meta = append(meta, parquetfile.Meta{Key: e[0], Value: e[1]})
		}
		for _, line := range of.Lines()[1:] {
			meta = append(meta, parquetfile.Meta{Key: "note", Value: line})
		}
		return &parquetWriter{out: out, meta: meta}, nil
	}
	return New(format, out, width)
}

// HasHead says whether NewAbout says in the format itself whose rows they are.
func HasHead(format string) bool { return format != "csv" && format != "jsonl" }

// headed is a buffer that begins with lines. They are written with the first rows.
func headed(out io.Writer, lines []string, form string) *bufio.Writer {
	buf := bufio.NewWriter(out)
	for _, line := range lines {
		fmt.Fprintf(buf, form, line) // a bufio.Writer keeps its error for Flush
	}
	return buf
}
