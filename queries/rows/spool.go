package rows

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"os"
	"time"
)

// spool keeps rows in a temporary file, for writers that must see all rows before
// they write the first. Values are nil, bool, int64, float64, string, time.Time and
// flat lists of these; anything else is kept as its JSON text.
type spool struct {
	file *os.File
	out  *bufio.Writer
	buf  []byte
}

// The tags before values.
const (
	tagNull byte = iota
	tagFalse
	tagTrue
	tagInt
	tagFloat
	tagString
	tagTime
	tagList
)

func newSpool() (*spool, error) {
	file, err := os.CreateTemp("", "hubgraph-rows-*")
	if err != nil {
		return nil, err
	}
	// Without a name the file disappears with the process, however that ends. Where
	// an open file keeps its name, close removes it.
	os.Remove(file.Name())
	return &spool{file: file, out: bufio.NewWriterSize(file, 1<<16)}, nil
}

// close releases the file.
func (s *spool) close() {
	s.file.Close()
	os.Remove(s.file.Name())
}

// add appends a row.
func (s *spool) add(row []any) error {
	s.buf = s.buf[:0]
	for _, v := range row {
		var err error
		if s.buf, err = appendTagged(s.buf, v); err != nil {
			return err
		}
	}
	_, err := s.out.Write(s.buf)
	return err
}

func appendTagged(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(b, tagNull), nil
	case bool:
		if v {
			return append(b, tagTrue), nil
		}
		return append(b, tagFalse), nil
	case int64:
		return binary.AppendVarint(append(b, tagInt), v), nil
	case float64:
		return binary.LittleEndian.AppendUint64(append(b, tagFloat), math.Float64bits(v)), nil
	case string:
		return append(binary.AppendUvarint(append(b, tagString), uint64(len(v))), v...), nil
	case time.Time:
		b = binary.AppendVarint(append(b, tagTime), v.Unix())
		return binary.AppendUvarint(b, uint64(v.Nanosecond())), nil
	case []any:
		if !flat(v) {
			break
		}
		b = binary.AppendUvarint(append(b, tagList), uint64(len(v)))
		for _, e := range v {
			var err error
			if b, err = appendTagged(b, e); err != nil {
				return b, err
			}
		}
		return b, nil
	}
	text, err := plain(v)
	if err != nil {
		return b, err
	}
	return appendTagged(b, text)
}

// flat reports whether a list holds no list, map or bytes.
func flat(list []any) bool {
	for _, e := range list {
		switch e.(type) {
		case nil, bool, int64, float64, string, time.Time:
		default:
			return false
		}
	}
	return true
}

// rows calls each for every row of width values, in order. The row is valid until
// the next call.
func (s *spool) rows(width int, each func(row []any) error) error {
	if err := s.out.Flush(); err != nil {
		return err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	in, row := bufio.NewReaderSize(s.file, 1<<16), make([]any, width)
	for {
		for i := range row {
			v, err := readTagged(in)
			if err == io.EOF && i == 0 {
				return nil
			}
			if err != nil {
				return fmt.Errorf("read the temporary file: %w", err)
			}
			row[i] = v
		}
		if err := each(row); err != nil || width == 0 {
			return err
		}
	}
}

func readTagged(in *bufio.Reader) (any, error) {
	tag, err := in.ReadByte()
	if err != nil {
		return nil, err
	}
	switch tag {
	case tagFalse, tagTrue:
		return tag == tagTrue, nil
	case tagInt:
		return binary.ReadVarint(in)
	case tagFloat:
		var b [8]byte
		_, err := io.ReadFull(in, b[:])
		return math.Float64frombits(binary.LittleEndian.Uint64(b[:])), err
	case tagString:
		n, err := binary.ReadUvarint(in)
		if err != nil {
			return nil, err
		}
		text := make([]byte, n)
		_, err = io.ReadFull(in, text)
		return string(text), err
	case tagTime:
		seconds, err := binary.ReadVarint(in)
		if err != nil {
			return nil, err
		}
		nanos, err := binary.ReadUvarint(in)
		return time.Unix(seconds, int64(nanos)).UTC(), err
	case tagList:
		n, err := binary.ReadUvarint(in)
		if err != nil {
			return nil, err
		}
		list := make([]any, n)
		for i := range list {
			if list[i], err = readTagged(in); err != nil {
				return nil, err
			}
		}
		return list, nil
	}
	return nil, nil // tagNull
}
