package queries

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
)

// vegaSchema is the version of Vega-Lite that specifications are written for.
const vegaSchema = "https://vega.github.io/schema/vega-lite/v5.json"

// vegaWidth is that of the drawing, in pixels, without the labels.
const vegaWidth = 500

// vegaWriter writes a Vega-Lite specification: the rows as its data, and the
// chart that chooseChart finds for their columns.
type vegaWriter struct {
	out      *bufio.Writer
	question string
	columns  []string
	rows     [][]any
}

// Describe gives the chart its title.
func (w *vegaWriter) Describe(question string, _ []Column) { w.question = question }

func (w *vegaWriter) Columns(names []string) error {
	w.columns = names
	return nil
}

func (w *vegaWriter) Row(values []any) error {
	w.rows = append(w.rows, append([]any(nil), values...))
	return nil
}

// Close writes the specification. Rows without a column of numbers make no
// chart; that is an error.
func (w *vegaWriter) Close() error {
	chart, err := chooseChart(w.columns, w.rows)
	if err != nil {
		return err
	}
	values, err := w.values()
	if err != nil {
		return err
	}
	spec := object{{"$schema", vegaSchema}}
	if w.question != "" {
		spec = append(spec, member{"title", w.question})
	}
	spec = append(spec, member{"data", object{{"values", values}}}, member{"width", vegaWidth})
	text, err := json.Marshal(append(spec, chart...))
	if err != nil {
		return fmt.Errorf("encode the chart: %w", err)
	}
	w.out.Write(text)
	w.out.WriteByte('\n')
	return w.out.Flush()
}

// values are the rows as JSON objects.
func (w *vegaWriter) values() (json.RawMessage, error) {
	var text bytes.Buffer
	rows := jsonWriter{out: bufio.NewWriter(&text), array: true}
	if err := rows.Columns(w.columns); err != nil {
		return nil, err
	}
	for _, row := range w.rows {
		if err := rows.Row(row); err != nil {
			return nil, err
		}
	}
	err := rows.Close()
	return text.Bytes(), err
}

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(m.key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
