package rows

import (
	"bufio"

	"github.com/hubgraph/hubgraph/internal/csv"
)

// csvWriter writes RFC 4180 with a header; lines end in \n alone, which every
// reader of the format takes and Unix tools need. Unlike encoding/csv it tells
// null (nothing) from the empty string (two quotes).
type csvWriter struct {
	out *bufio.Writer
}

func (w *csvWriter) Columns(names []string) error {
	row := make([]any, len(names))
	for i, n := range names {
		row[i] = n
	}
	return w.Row(row)
}

func (w *csvWriter) Row(values []any) error {
	for i, v := range values {
		if i > 0 {
			w.out.WriteByte(',')
		}
		s, err := plain(v)
		if err != nil {
			return err
		}
		// Readers would skip an empty line.
		if v != nil || len(values) == 1 {
			s = csv.Quote(s)
		}
		w.out.WriteString(s)
	}
	return w.out.WriteByte('\n')
}

func (w *csvWriter) Close() error { return w.out.Flush() }
