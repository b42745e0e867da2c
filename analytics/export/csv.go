package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/hubgraph/hubgraph/internal/csv"
)

// CSV is a pair of RFC 4180 files, a node list and an edge list, with the headers
// that Gephi's spreadsheet import knows, and a file of JSON about them:
//
//	FILE.nodes.csv   Id,Label, then the attributes
//	FILE.edges.csv   Source,Target,Type,Weight,Label, then the attributes of edges
//	FILE.about.json  what the files hold, source, collectedAt and fingerprint of the snapshot
//
// Source and Target are Ids; Type is Directed or Undirected. Lines end in CR LF,
// text is UTF-8 without a byte order mark, and fields are quoted only where they
// must be. Lists are joined by ";", times are RFC 3339. An unknown value is an empty
// field, an empty string is "".
//
// Cells are written as they are. A spreadsheet program takes a cell that begins with
// =, +, - or @ for a formula, so import these files as text.
var CSV = Format{
	Name: "csv",
	Ext:  ".csv",
	Info: "FILE.nodes.csv and FILE.edges.csv, and FILE.about.json: pandas, Gephi, R",
	Files: func(path string) []string {
		base := withoutExt(path, ".csv")
		return []string{base + ".nodes.csv", base + ".edges.csv", base + aboutExt}
	},
	New: func(out []io.Writer, s Schema) (Writer, error) {
		if err := begin(out, s, 3); err != nil {
			return nil, err
		}
		if err := writeAbout(out[2], s.about()); err != nil {
			return nil, err
		}
		w := &csvWriter{nodesOut: out[0], edgesOut: out[1], order: order{schema: s}}
		return w, w.head()
	},
}

// TableCSV is a table as one such file, with the names of the columns as header, and
// the file about it; on standard output there is no file about it.
var TableCSV = TableFormat{
	Name: "csv",
	Ext:  ".csv",
	Info: "FILE, and FILE.about.json without its ending: pandas, R, DuckDB, spreadsheets",
	Files: func(path string) []string {
		if path == "-" {
			return []string{path}
		}
		return []string{path, withoutExt(path, ".csv") + aboutExt}
	},
	New: func(out []io.Writer, t Table) (TableWriter, error) {
		if len(out) > 1 {
			if err := writeAbout(out[1], t.about()); err != nil {
				return nil, err
			}
		}
		w := &csvTable{csvRecord: csvRecord{}, out: out[0], columns: t.Columns}
		for i, c := range t.Columns {
			w.field(c.Name, i == 0)
		}
		return w, w.record(w.out)
	},
}

func writeAbout(out io.Writer, a about) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(a)
}

// csvRecord is one record at a time.
type csvRecord struct{ buf bytes.Buffer }

// field adds one field.
func (r *csvRecord) field(s string, first bool) {
	if !first {
		r.buf.WriteByte(',')
	}
	r.buf.WriteString(csv.Quote(s))
}

// values adds fields, empty ones for unknown values.
func (r *csvRecord) values(values []any, first bool) {
	for i, v := range values {
		switch {
		case v != nil:
			r.field(text(v), first && i == 0)
		case !first || i > 0:
			r.buf.WriteByte(',')
		}
	}
}

func (r *csvRecord) record(out io.Writer) error {
	r.buf.WriteString("\r\n")
	_, err := r.buf.WriteTo(out)
	return err
}

type csvTable struct {
	csvRecord
	out     io.Writer
	columns []Attribute
}

func (w *csvTable) Row(values []any) error {
	if err := fit(w.columns, values); err != nil {
		return fmt.Errorf("row %v: %w", values, err)
	}
	w.values(values, true)
	return w.record(w.out)
}

func (w *csvTable) Close() error { return nil }

type csvWriter struct {
	csvRecord
	nodesOut, edgesOut io.Writer
	ids                []string // by node number, quoted where they must be, for the edge list
	kind               string   // of every edge, likewise
	order
}

func (w *csvWriter) head() error {
	w.field("Id", true)
	w.field("Label", false)
	for _, a := range w.schema.Attributes {
		w.field(a.Name, false)
	}
	if err := w.record(w.nodesOut); err != nil {
		return err
	}
	w.kind = "Undirected"
	if w.schema.Directed {
		w.kind = "Directed"
	}
	w.buf.WriteString("Source,Target,Type,Weight,Label")
	for _, a := range w.schema.EdgeAttributes {
		w.field(a.Name, false)
	}
	return w.record(w.edgesOut)
}

func (w *csvWriter) Node(n Node) error {
	if err := w.node(n); err != nil {
		return err
	}
	id := csv.Quote(n.ID)
	w.ids = append(w.ids, id)
	w.buf.WriteString(id)
	w.field(n.Label, false)
	w.values(n.Values, false)
	return w.record(w.nodesOut)
}

func (w *csvWriter) Edge(e Edge) error {
	if err := w.edge(e); err != nil {
		return err
	}
	b := w.buf.AvailableBuffer()
	b = append(append(b, w.ids[e.Source]...), ',')
	b = append(append(b, w.ids[e.Target]...), ',')
	b = append(append(b, w.kind...), ',')
	b = append(strconv.AppendInt(b, e.Weight, 10), ',')
	w.buf.Write(append(b, csv.Quote(w.relationship(e))...))
	w.values(e.Values, false)
	return w.record(w.edgesOut)
}

func (w *csvWriter) Close() error { return w.complete() }
