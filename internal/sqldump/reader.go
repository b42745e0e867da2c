package sqldump

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Table is a table of a dump.
type Table struct {
	Name    string   // lower case
	Columns []string // in the order of the values, lower case; nil when not known

	wanted []Column
	plan   []int // by place in a row, the index in wanted, or -1
	has    []bool
}

// Has reports whether the dump has the wanted column i.
func (t *Table) Has(i int) bool { return t.has[i] }

// Column is a column of which values are wanted.
type Column struct {
	Name string // lower case
	Max  int    // bytes of a value that are kept
}

// Schema is what is known of the tables of a dump. The files of one dump share
// a Schema, since one may have CREATE TABLE and another the rows.
type Schema struct {
	choose func(*Table) ([]Column, error)
	tables map[string]*Table // as CREATE TABLE has them
	listed map[string]*Table // as the latest INSERT with a list of columns has them
}

// NewSchema returns a Schema of no tables. choose is called for each table once
// its columns are known, and with no columns for a table whose columns are not;
// it returns the columns wanted, none for a table that is to be skipped. A
// column that the table does not have is NULL in every row.
func NewSchema(choose func(*Table) ([]Column, error)) *Schema {
	return &Schema{choose: choose, tables: map[string]*Table{}, listed: map[string]*Table{}}
}

// define sets the columns of a table.
func (s *Schema) define(name string, columns []string) (*Table, error) {
	if len(s.tables) >= maxTables {
		return nil, fmt.Errorf("the dump has more than %d tables", maxTables)
	}
	t := &Table{Name: name, Columns: columns}
	var err error
	if t.wanted, err = s.choose(t); err != nil || len(t.wanted) == 0 {
		t.Columns = nil // not needed
		return t, err
	}
	t.plan, t.has = make([]int, len(columns)), make([]bool, len(t.wanted))
	for at, column := range columns {
		t.plan[at] = -1
		for i, w := range t.wanted {
			if w.Name == column && !t.has[i] {
				t.plan[at], t.has[i] = i, true
			}
		}
	}
	return t, nil
}

// Value is a value of a row.
type Value struct {
	Text []byte // without quotes and escapes; of numbers the digits
	Null bool
	Cut  bool // longer than its column's Max; Text is the beginning
}

// Row is a row of a wanted table. It is valid until the next call of Next.
type Row struct {
	Table  *Table
	Line   int64   // where it begins, from 1
	Values []Value // one for each wanted column
	Start  []byte  // the beginning of its text
	Fault  string  // why it cannot be used, "" for a good row; Values are then incomplete
}

// bufferSize is the memory that passing over a dump takes.
const bufferSize = 256 << 10

// Reader reads the rows of a file of a dump.
type Reader struct {
	src    io.Reader
	name   string
	schema *Schema

	buf      []byte
	pos, end int
	srcErr   error // of src, behind end
	lines    int64 // before mark
	mark     int

	begun       bool
	conditional bool // within /*! ... */
	unclosed    bool // within another comment
	latin1      bool
	heads, ends int
	inRows      *Table // the INSERT at hand

	word  []byte // the latest word
	text  []byte // values of the row at hand
	spans []span
	row   Row
}

// span is where a value is in the text of its row.
type span struct {
	from, to  int
	null, cut bool
}

// NewReader returns a Reader of a file. name stands in errors.
func NewReader(src io.Reader, name string, s *Schema) *Reader {
	return newReader(src, name, s, bufferSize)
}

func newReader(src io.Reader, name string, s *Schema, size int) *Reader {
	return &Reader{src: src, name: name, schema: s, buf: make([]byte, max(size, 2*lookAhead))}
}

// Marks returns how many dumps begin and how many end in what was read, by the
// comments that dump programs write: -- MariaDB dump ..., -- Dump completed.
// A dump that begins and does not end was cut short between two statements.
func (r *Reader) Marks() (begin, end int) { return r.heads, r.ends }

// errEnd is the end of the file where a statement has not ended.
var errEnd = errors.New("the dump ends in the middle of a statement, it was cut short")

// Next returns the next row, or io.EOF. An error names the file and the line,
// and is final.
func (r *Reader) Next() (*Row, error) {
	row, err := r.next()
	switch {
	case errors.Is(err, errEnd):
		return nil, r.failf("%w", err)
	case err != nil:
		return nil, err
	}
	return row, nil
}

// failf returns an error with file and line.
func (r *Reader) failf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: "+format, append([]any{r.name, r.line()}, args...)...)
}

// lookAhead is the most that need may be asked for.
const lookAhead = 256

// line returns the number of the line at hand.
func (r *Reader) line() int64 {
	r.lines += int64(bytes.Count(r.buf[r.mark:r.pos], []byte{'\n'}))
	r.mark = r.pos
	return r.lines + 1
}

// fill reads on when the buffer has been used up. The end is errEnd.
func (r *Reader) fill() error {
	r.line()
	r.pos, r.end, r.mark = 0, 0, 0
	return r.more()
}

// more adds to the buffer.
func (r *Reader) more() error {
	for r.srcErr == nil {
		n, err := r.src.Read(r.buf[r.end:])
		r.end += n
		r.srcErr = err
		if n > 0 {
			return nil
		}
	}
	if errors.Is(r.srcErr, io.EOF) {
		return errEnd
	}
	return fmt.Errorf("%w (at line %d)", r.srcErr, r.line())
}

// need returns the next n bytes without passing them, fewer at the end.
func (r *Reader) need(n int) ([]byte, error) {
	if r.end-r.pos < n {
		r.line()
		r.end = copy(r.buf, r.buf[r.pos:r.end])
		r.pos, r.mark = 0, 0
		for r.end < n {
			if err := r.more(); errors.Is(err, errEnd) {
				break
			} else if err != nil {
				return nil, err
			}
		}
	}
	return r.buf[r.pos:min(r.end, r.pos+n)], nil
}

// peek returns the next byte without passing it.
func (r *Reader) peek() (byte, error) {
	if r.pos == r.end {
		if err := r.fill(); err != nil {
			return 0, err
		}
	}
	return r.buf[r.pos], nil
}

// take returns the next byte.
func (r *Reader) take() (byte, error) {
	c, err := r.peek()
	if err == nil {
		r.pos++
	}
	return c, err
}
