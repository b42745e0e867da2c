package hfcommunity

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/klauspost/compress/zstd"

	"github.com/hubgraph/hubgraph/internal/sqldump"
)

// held keeps records in a temporary file until the repositories are known.
type held struct {
	file  *os.File
	zip   *zstd.Encoder
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
		if h.zip, err = zstd.NewWriter(h.file, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1)); err != nil {
			return err
		}
		h.out = bufio.NewWriterSize(h.zip, 1<<17)
	}
	if n := len(h.files); n == 0 || h.files[n-1] != r.file {
		h.files = append(h.files, r.file)
	}
	b := binary.AppendUvarint(h.buf[:0], uint64(len(h.files)-1))
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
	unzip, err := zstd.NewReader(h.file, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return err
	}
	defer unzip.Close()
	in := bufio.NewReaderSize(unzip, 1<<17)
	var r record
	for {
		if err := h.read(in, &r); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("read %s again: %w", h.file.Name(), err)
		}
		r.start = r.values[0].Text
		if err := take(&r); err != nil {
			return err
		}
	}
}

// read reads a record. Its values are valid until the next one.
func (h *held) read(in *bufio.Reader, r *record) error {
	file, err := binary.ReadUvarint(in)
	if err != nil {
		return err
	}
	line, err := binary.ReadUvarint(in)
	if err != nil {
		return err
	}
	h.buf = h.buf[:0]
	name, err := h.readText(in)
	if err != nil {
		return err
	}
	r.table, r.file, r.line, r.values = tableNamed(string(name.Text)), h.files[file], int64(line), r.values[:0]
	for range r.table.columns {
		v, err := h.readText(in)
		if err != nil {
			return err
		}
		r.values = append(r.values, v)
	}
	return nil
}

// readText reads what appendText wrote; 0 is NULL.
func (h *held) readText(in *bufio.Reader) (v sqldump.Value, err error) {
	n, err := binary.ReadUvarint(in)
	if err != nil || n == 0 {
		v.Null = true
		return v, err
	}
	from := len(h.buf)
	h.buf = append(h.buf, make([]byte, n-1)...)
	v.Text = h.buf[from:len(h.buf):len(h.buf)]
	_, err = io.ReadFull(in, v.Text)
	return v, err
}

// close removes the file.
func (h *held) close() {
	if h.file != nil {
		h.file.Close()
		os.Remove(h.file.Name())
	}
}
