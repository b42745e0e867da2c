package hfcommunity

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/klauspost/compress/s2"

	"github.com/hubgraph/hubgraph/internal/sqldump"
)

// held keeps records in a temporary file until the repositories are known.
type held struct {
	file  *os.File
	zip   *s2.Writer
	out   *bufio.Writer
	files []string // names of files, by number
	buf   []byte
}

// hold adds a record.
func (h *held) hold(r *record) error {
	if h.file == nil {
		var err error
		if h.file, err = os.CreateTemp("", "hubgraph-*"); err != nil {
			return fmt.Errorf("hold commits until their repositories are read: %w", err)
		}
		h.zip = s2.NewWriter(h.file, s2.WriterConcurrency(1))
		h.out = bufio.NewWriterSize(h.zip, 1<<17)
	}
	if n := len(h.files); n == 0 || h.files[n-1] != r.file {
		h.files = append(h.files, r.file)
	}
	b := append(h.buf[:0], 0, 0, 0, 0) // the length
	b = binary.AppendUvarint(b, uint64(len(h.files)-1))
	b = binary.AppendUvarint(b, uint64(r.line))
	b = appendText(b, []byte(r.table.name))
	for _, v := range r.values {
		if v.Null {
			b = append(b, 0)
			continue
		}
		b = appendText(b, v.Text)
	}
	h.buf = b
	binary.LittleEndian.PutUint32(b, uint32(len(b)-4)) // values have bounds, so it fits
	_, err := h.out.Write(b)
	return err
}

// appendText appends a text behind its length and one.
func appendText(to, text []byte) []byte {
	return append(binary.AppendUvarint(to, uint64(len(text)+1)), text...)
}

// release calls take for each record, in the order in which they were added.
func (h *held) release(take func(*record) error) error {
	if h.file == nil {
		return nil
	}
	if err := errors.Join(h.out.Flush(), h.zip.Close()); err != nil {
		return fmt.Errorf("hold commits until their repositories are read: %w", err)
	}
	if _, err := h.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	in := bufio.NewReaderSize(s2.NewReader(h.file), 1<<17)
	return pipe(func(emit func(*record) error) error {
		var r record
		for {
			if err := h.read(in, &r); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return fmt.Errorf("read %s again: %w", h.file.Name(), err)
			}
			r.start = r.values[0].Text
			if err := emit(&r); err != nil {
				return err
			}
		}
	}, take)
}

// read reads a record. Its values are valid until the next one.
func (h *held) read(in *bufio.Reader, r *record) error {
	var length [4]byte
	if _, err := io.ReadFull(in, length[:]); err != nil {
		return err
	}
	h.buf = slices.Grow(h.buf[:0], int(binary.LittleEndian.Uint32(length[:])))[:binary.LittleEndian.Uint32(length[:])]
	if _, err := io.ReadFull(in, h.buf); err != nil {
		return err
	}
	rest := h.buf
	file, rest := readNumber(rest)
	line, rest := readNumber(rest)
	name, rest := readText(rest)
	if r.table == nil || r.table.name != string(name.Text) {
		r.table = tableNamed(string(name.Text))
	}
	r.file, r.line, r.values = h.files[file], int64(line), r.values[:0]
	for range r.table.columns {
		var v sqldump.Value
		v, rest = readText(rest)
		r.values = append(r.values, v)
	}
	return nil
}

func readNumber(from []byte) (n uint64, rest []byte) {
	n, size := binary.Uvarint(from)
	return n, from[size:]
}

// readText reads what appendText wrote; 0 is NULL.
func readText(from []byte) (v sqldump.Value, rest []byte) {
	n, rest := readNumber(from)
	if n == 0 {
		return sqldump.Value{Null: true}, rest
	}
	return sqldump.Value{Text: rest[: n-1 : n-1]}, rest[n-1:]
}

// close removes the file.
func (h *held) close() {
	if h.file != nil {
		h.file.Close()
		os.Remove(h.file.Name())
	}
}
