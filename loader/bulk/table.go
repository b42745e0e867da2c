package bulk

import (
	"fmt"
	"os"
	"path/filepath"
)

// table is an import file being written, a line for each node or relationship.
type table struct {
	values
	layout layout
	f      *os.File
	start  int // of the line being written, in buf

	rows    int64
	bytes   int64 // written to the file
	longest int   // line in bytes
}

// flushAt is how much is written at once.
const flushAt = 256 << 10

// createTable makes the file of a layout in a folder, with its header.
func createTable(dir string, l layout) (*table, error) {
	f, err := os.OpenFile(filepath.Join(dir, l.file), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	t := &table{layout: l, f: f, rows: -1}
	t.buf = append(make([]byte, 0, flushAt+64<<10), l.header+","...)
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
		return fmt.Errorf("write %s: %w", t.layout.file, err)
	}
	return nil
}

func (t *table) close() error {
	err := t.flush()
	if e := t.f.Close(); err == nil && e != nil {
		err = fmt.Errorf("write %s: %w", t.layout.file, e)
	}
	return err
}
