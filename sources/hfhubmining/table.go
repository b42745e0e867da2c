package hfhubmining

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"

	"github.com/hubgraph/hubgraph/internal/bom"
	"github.com/hubgraph/hubgraph/internal/infile"
)

// openTable reads the header of a CSV file. A row over the limit of bytes is an
// error.
func openTable(path string, r io.Reader, limit int) (*table, error) {
	start := bufio.NewReaderSize(r, ahead)
	head, err := start.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	skip, err := bom.Skip(head)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	start.Discard(skip)
	t := &table{path: path, limit: &limited{r: start}, columns: map[string]int{}}
	t.limit.size = int64(limit)
	t.rows = csv.NewReader(t.limit)
	t.rows.ReuseRecord, t.rows.FieldsPerRecord = true, -1
	t.limit.allow(0)
	header, err := t.rows.Read()
	switch {
	case errors.Is(err, io.EOF):
		return nil, fmt.Errorf("%s: the file is empty", path)
	case err != nil:
		return nil, t.named(err)
	}
	for i, name := range header {
		t.header = append(t.header, name)
		t.columns[name] = i
	}
	return t, nil
}

// next returns the next row, io.EOF after the last. A *csv.ParseError is about one
// row; any other error ends the file.
func (t *table) next() ([]string, error) {
	t.limit.allow(t.rows.InputOffset())
	row, err := t.rows.Read()
	var bad *csv.ParseError
	switch {
	case errors.As(err, &bad) && errors.Is(err, csv.ErrQuote) && bad.Line > bad.StartLine && t.limit.ended:
		return nil, fmt.Errorf("%s: the quote that opens in line %d does not end: %w", t.path, bad.StartLine, infile.ErrCut)
	case errors.As(err, &bad), errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		return nil, err
	case err != nil:
		return nil, t.named(err)
	case len(row) != len(t.header):
		line, _ := t.rows.FieldPos(0)
		return row, &csv.ParseError{StartLine: line, Line: line, Err: fmt.Errorf("it has %d fields, the header has %d", len(row), len(t.header))}
	}
	return row, nil
}

// named names the file of an error, unless it does already.
func (t *table) named(err error) error {
	if errors.Is(err, errLong) {
		return fmt.Errorf("%s: the row that begins after byte %d is longer than the limit of %d bytes", t.path, t.limit.from, t.limit.size)
	}
	var bad *csv.ParseError
	if errors.As(err, &bad) {
		return fmt.Errorf("%s: %w", t.path, err)
	}
	return err // of the file, which names itself
}

// value returns the value of a column, "" where the file lacks it.
func (t *table) value(row []string, column string) string {
	if i, ok := t.columns[column]; ok {
		return row[i]
	}
	return ""
}

// ahead is how many bytes a reader of CSV may have read beyond a row.
const ahead = 1 << 16

var errLong = errors.New("the row is too long")

// limited ends a stream where a row gets too long: encoding/csv holds a row in
// memory, however long it is.
type limited struct {
	r     io.Reader
	size  int64 // of a row at most
	from  int64 // where the row at hand begins
	read  int64
	ended bool
}

// allow begins a row.
func (l *limited) allow(from int64) { l.from = from }

func (l *limited) Read(p []byte) (int, error) {
	if l.read-l.from > l.size+ahead {
		return 0, errLong
	}
	n, err := l.r.Read(p[:min(len(p), ahead)])
	l.read += int64(n)
	l.ended = l.ended || errors.Is(err, io.EOF)
	return n, err
}
