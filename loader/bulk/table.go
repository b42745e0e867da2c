package bulk

import (
	"fmt"
	"os"
	"path/filepath"
)

// table is an import file being written, one line for each node or
// relationship.
type table struct {
	values
	f     *os.File
	disk  *disk
	name  string // of the file
	of    string // labels with : between them, or a relationship type
	start int    // of the line being written, in buf

	rows    int64
	bytes   int64 // handed to the disk
	longest int   // line in bytes
}

// createTable makes a file, with its header.
func createTable(dir string, to *disk, name, of, header string) (*table, error) {
	f, err := os.OpenFile(filepath.Join(dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, fmt.Errorf("write import files: %w", err)
	}
	t := &table{f: f, disk: to, name: name, of: of, rows: -1}
	t.buf = append(to.buffer(), header+","...)
	return t, t.end()
}

// end ends the line.
func (t *table) end() error {
	t.buf[len(t.buf)-1] = '\n' // in place of the last comma
	t.longest = max(t.longest, len(t.buf)-t.start)
	t.rows++
	t.start = len(t.buf)
	if len(t.buf) >= flushAt {
		return t.flush()
	}
	return nil
}

// link writes a relationship without properties.
func (t *table) link(from, to int64) error {
	t.int(from)
	t.int(to)
	return t.end()
}

// flush hands the buffer to the disk and continues in another.
func (t *table) flush() error {
	t.bytes += int64(len(t.buf))
	err := t.disk.write(t.f, t.buf)
	t.buf, t.start = t.disk.buffer(), 0
	return err
}
