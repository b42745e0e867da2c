package collect

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/snapshot"
)

// head is the first line of collection.jsonl.
type head struct {
	What      string    `json:"what"` // collection
	Selection Selection `json:"selection"`
	Started   time.Time `json:"started"`
	Finished  time.Time `json:"finished"`
	Partial   bool      `json:"partial,omitempty"`
}

const headName = "collection"

// sideFile is collection.jsonl as it is written.
type sideFile struct {
	file *os.File
	buf  *bufio.Writer
	comp io.WriteCloser // nil for plain
	enc  *json.Encoder
}

func createSide(dir string, c snapshot.Compression) (*sideFile, error) {
	f, err := os.Create(filepath.Join(dir, snapshot.CollectionFile+string(c)))
	if err != nil {
		return nil, err
	}
	s := &sideFile{file: f, buf: bufio.NewWriterSize(f, 1<<18)}
	var w io.Writer = s.buf
	switch c {
	case snapshot.Gzip:
		s.comp = gzip.NewWriter(s.buf)
		w = s.comp
	case snapshot.Zstd:
		if s.comp, err = zstd.NewWriter(s.buf, zstd.WithEncoderConcurrency(1)); err != nil {
			return nil, errors.Join(err, f.Close())
		}
		w = s.comp
	}
	s.enc = json.NewEncoder(w)
	s.enc.SetEscapeHTML(false)
	return s, nil
}

func (s *sideFile) head(h head) error    { return s.enc.Encode(h) }
func (s *sideFile) write(e *entry) error { return s.enc.Encode(e) }

func (s *sideFile) close() error {
	var err error
	if s.comp != nil {
		err = s.comp.Close()
	}
	return errors.Join(err, s.buf.Flush(), s.file.Close())
}

// openSide opens the collection.jsonl of a snapshot.
func openSide(dir string) (*infile.File, error) {
	for _, c := range []snapshot.Compression{snapshot.Plain, snapshot.Gzip, snapshot.Zstd} {
		f, err := infile.Open(filepath.Join(dir, snapshot.CollectionFile+string(c)))
		if !errors.Is(err, os.ErrNotExist) {
			return f, err
		}
	}
	return nil, os.ErrNotExist
}

// readHead reads how the snapshot in a folder was collected.
func readHead(dir string) (*head, error) {
	f, err := openSide(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h := new(head)
	if err := json.NewDecoder(f).Decode(h); err != nil || h.What != headName {
		return nil, fmt.Errorf("%s in %s does not begin with how it was collected", snapshot.CollectionFile, dir)
	}
	return h, nil
}
