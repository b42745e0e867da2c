package rows

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/hubgraph/hubgraph/queries"
)

// jsonWriter writes one object a row, in an array or one a line.
type jsonWriter struct {
	out   *bufio.Writer
	array bool
	keys  [][]byte // each column as JSON and a colon
	rows  int
}

// NewNoted returns a writer of one JSON object: "rows" holds the array that the
// format json has, "notes" what queries.Run notes on the statement, and "about",
// unless of is nil, whose rows they are.
func NewNoted(out io.Writer, of *About) queries.Writer {
	return &notedWriter{jsonWriter: jsonWriter{out: bufio.NewWriter(out), array: true}, of: of}
}

type notedWriter struct {
	jsonWriter
	of    *About
	notes []queries.Note
}

// Note takes the notes of queries.Run.
func (w *notedWriter) Note(notes []queries.Note) { w.notes = notes }

func (w *notedWriter) Columns(names []string) error {
	w.out.WriteString("{")
	if w.of != nil {
		about, err := json.Marshal(w.of)
		if err != nil {
			return err
		}
		w.out.WriteString(`"about":`)
		w.out.Write(about)
		w.out.WriteString(",")
	}
	w.out.WriteString(`"rows":`)
	return w.jsonWriter.Columns(names)
}

func (w *notedWriter) Close() error {
	if err := w.jsonWriter.Close(); err != nil {
		return err
	}
	if w.notes == nil {
		w.notes = []queries.Note{}
	}
	notes, err := json.Marshal(w.notes)
	if err != nil {
		return err
	}
	w.out.WriteString(`,"notes":`)
	w.out.Write(notes)
	w.out.WriteString("}\n")
	return w.out.Flush()
}

func (w *jsonWriter) Columns(names []string) error {
	for _, name := range names {
		key, err := appendJSON(nil, name)
		if err != nil {
			return err
		}
		w.keys = append(w.keys, append(key, ':'))
	}
	return nil
}

func (w *jsonWriter) Row(values []any) error {
	line := []byte{}
	if w.array {
		line = append(line, "[\n"...)
		if w.rows > 0 {
			line = append(line[:0], ",\n"...)
		}
	}
	line = append(line, '{')
	for i, v := range values {
		if i > 0 {
			line = append(line, ',')
		}
		line = append(line, w.keys[i]...)
		var err error
		if line, err = appendJSON(line, v); err != nil {
			return err
		}
	}
	line = append(line, '}')
	if !w.array {
		line = append(line, '\n')
	}
	w.rows++
	_, err := w.out.Write(line)
	return err
}

func (w *jsonWriter) Close() error {
	if w.array {
		end := "\n]\n"
		if w.rows == 0 {
			end = "[]\n"
		}
		w.out.WriteString(end) // a bufio.Writer keeps its error for Flush
	}
	return w.out.Flush()
}
