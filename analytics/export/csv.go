package export

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/internal/csv"
)

// CSV is a pair of RFC 4180 files, a node list and an edge list, with the headers
// that Gephi's spreadsheet import knows:
//
//	FILE.nodes.csv  Id,Label, then the attributes
//	FILE.edges.csv  Source,Target,Type,Weight,Label
//
// Source and Target are Ids; Type is Directed or Undirected. Lines end in CR LF,
// text is UTF-8 without a byte order mark, and fields are quoted only where they
// must be. Lists are joined by ";", times are RFC 3339. An unknown value is an empty
// field, an empty string is "".
//
// Cells are written as they are. A spreadsheet program takes a cell that begins with
// , +, - or @ for a formula, so import these files as text.
var CSV = Format{
	Name: "csv",
	Ext:  ".csv",
	Info: "two files, FILE.nodes.csv and FILE.edges.csv: pandas, Gephi, R",
	Files: func(path string) []string {
		base := path
		if strings.EqualFold(base[max(0, len(base)-4):], ".csv") {
			base = base[:len(base)-4]
		}
		return []string{base + ".nodes.csv", base + ".edges.csv"}
	},
	New: func(out []io.Writer, s Schema) (Writer, error) {
		if err := begin(out, s, 2); err != nil {
			return nil, err
		}
		w := &csvWriter{nodesOut: out[0], edgesOut: out[1], order: order{schema: s}}
		return w, w.head()
	},
}

type csvWriter struct {
	nodesOut, edgesOut io.Writer
	buf                bytes.Buffer // one record at a time
	ids                []string     // by node number, quoted where they must be, for the edge list
	kind, label        string       // of every edge, likewise
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
	w.label = csv.Quote(w.schema.Relationship)
	w.buf.WriteString("Source,Target,Type,Weight,Label")
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
	for _, v := range n.Values {
		if v == nil {
			w.buf.WriteByte(',')
		} else {
			w.field(text(v), false)
		}
	}
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
	w.buf.Write(append(b, w.label...))
	return w.record(w.edgesOut)
}

func (w *csvWriter) Close() error { return w.complete() }

// field adds one field.
func (w *csvWriter) field(s string, first bool) {
	if !first {
		w.buf.WriteByte(',')
	}
	w.buf.WriteString(csv.Quote(s))
}

func (w *csvWriter) record(out io.Writer) error {
	w.buf.WriteString("\r\n")
	_, err := w.buf.WriteTo(out)
	return err
}
