package rows

import "bufio"

// jsonWriter writes one object a row, in an array or one a line.
type jsonWriter struct {
	out   *bufio.Writer
	array bool
	keys  [][]byte // each column as JSON and a colon
	rows  int
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
