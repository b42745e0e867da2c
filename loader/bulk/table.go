package bulk

import (
	"fmt"
	"os"
	"path/filepath"
)

// table is an import file being written, a line for each node or relationship.
type table struct {
	values
	f      *os.File
	name   string // of the file
	of     string // labels with : between them, or a relationship type
	start  int    // of the line being written, in buf
	closed bool

	rows    int64
	bytes   int64 // written to the file
	longest int   // line in bytes
}

// flushAt is how much is written at once.
const flushAt = 256 << 10

// createTable makes a file, with its header.
func createTable(dir, name, of, header string) (*table, error) {
	f, err := os.OpenFile(filepath.Join(dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, fmt.Errorf("write import files: %w", err)
	}
	t := &table{f: f, name: name, of: of, rows: -1}
	t.buf = append(make([]byte, 0, flushAt+64<<10), header+","...)
	return t, t.end()
}

// end ends the line.
func (t *table) end() error {
	t.buf[len(t.buf)-1] = '\n' // for the last comma
	t.longest = max(t.longest, len(t.buf)-t.start)
	t.rows++
	t.start = len(t.buf)
	if len(t.buf) >= flushAt {
		return t.flush()
	}
	return nil
}

func (t *table) flush() error {
	n, err := t.f.Write(t.buf)
	t.bytes += int64(n)
	t.buf, t.start = t.buf[:0], 0
	if err != nil {
		return fmt.Errorf("write import files: %w", err)
	}
	return nil
}

// close may be called more than once.
func (t *table) close() error {
	if t.closed {
		return nil
	}
	t.closed = true
	err := t.flush()
	if e := t.f.Close(); err == nil && e != nil {
		err = fmt.Errorf("write import files: %w", e)
	}
	return err
}
