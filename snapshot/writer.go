package snapshot

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Compression says how the files of a snapshot are compressed.
type Compression string

// The compressions; the value is the suffix of file names.
const (
	Plain Compression = ""
	Gzip  Compression = ".gz"
	Zstd  Compression = ".zst"
)

// Writer writes a snapshot. The same records in the same order give the same
// bytes. A file is created with its first record; repositories.jsonl always
// is. A record that breaks a rule of the format is not written and gives a
// *RecordError; after that the writer goes on. Any other error sticks: later
// calls and Close return it.
type Writer struct {
	dir    string
	comp   Compression
	files  map[string]*outFile
	counts Records
	line   []byte
	bad    *fault // what is wrong with the record at hand
	err    error
}

// RecordError says which rule of the format a record breaks.
type RecordError struct {
	Reason string
	Kind   string // as in a Reject
}

// Error gives the reason.
func (e *RecordError) Error() string { return e.Reason }

type outFile struct {
	file *os.File
	buf  *bufio.Writer
	comp io.WriteCloser // nil for plain
	w    io.Writer
}

// Create starts a snapshot in dir, which it creates if missing.
func Create(dir string, c Compression) (*Writer, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("create snapshot: %w", err)
	}
	w := &Writer{dir: dir, comp: c, files: map[string]*outFile{}}
	w.create(RepositoriesFile)
	return w, w.err
}

func (w *Writer) create(name string) *outFile {
	f, err := os.Create(filepath.Join(w.dir, name+string(w.comp)))
	if err != nil {
		w.fail(err)
		return nil
	}
	out := &outFile{file: f, buf: bufio.NewWriterSize(f, 1<<18)}
	out.w = out.buf
	switch w.comp {
	case Gzip:
		out.comp = gzip.NewWriter(out.buf)
	case Zstd:
		out.comp, err = zstd.NewWriter(out.buf, zstd.WithEncoderConcurrency(1))
		w.fail(err)
	}
	if out.comp != nil {
		out.w = out.comp
	}
	w.files[name] = out
	return out
}

func (w *Writer) fail(err error) {
	if err != nil && w.err == nil {
		w.err = fmt.Errorf("write snapshot: %w", err)
	}
}

// put finishes the line, writes it to a file and counts it.
func (w *Writer) put(name string, count *int64) error {
	if w.bad != nil && w.err == nil {
		return &RecordError{w.bad.reason, w.bad.kind}
	}
	out := w.files[name]
	if out == nil && w.err == nil {
		out = w.create(name)
	}
	if w.err != nil {
		return w.err
	}
	w.line = append(w.line, '}', '\n')
	_, err := out.w.Write(w.line)
	w.fail(err)
	*count++
	return w.err
}

// pair writes a record of two strings.
func (w *Writer) pair(file string, count *int64, key1, value1, key2, value2 string) error {
	w.begin()
	w.name(key1, value1)
	w.name(key2, value2)
	return w.put(file, count)
}

func (w *Writer) begin() {
	w.line = append(w.line[:0], '{')
	w.bad = nil
}

// refuse records what is wrong with the record at hand.
func (w *Writer) refuse(kind, format string, args ...any) {
	if w.bad == nil {
		w.bad = &fault{kind, fmt.Sprintf(format, args...)}
	}
}

func (w *Writer) key(key string) {
	if len(w.line) > 1 {
		w.line = append(w.line, ", "...)
	}
	w.line = append(w.line, '"')
	w.line = append(w.line, key...)
	w.line = append(w.line, `": `...)
}

func (w *Writer) str(key, value string) {
	w.key(key)
	w.text(value)
}

// name writes an id, name or sha, which has 1 to 4,096 bytes.
func (w *Writer) name(key, value string) {
	if value == "" {
		w.refuse("empty "+quote(key), "%s is empty", quote(key))
	}
	w.limit(key, value)
	w.str(key, value)
}

func (w *Writer) nameOrNull(key, value string) {
	w.limit(key, value)
	w.strOrNull(key, value)
}

func (w *Writer) limit(key, value string) {
	if len(value) > maxName {
		w.refuse("too long "+quote(key), "%s is %d bytes long, the limit is %d", quote(key), len(value), maxName)
	}
}

// strIfAny leaves out a key without a value.
func (w *Writer) strIfAny(key, value string) {
	if value != "" {
		w.str(key, value)
	}
}

// text appends a JSON string.
func (w *Writer) text(s string) {
	if i := plainEnd([]byte(s), 0); i == len(s) && utf8.ValidString(s) {
		w.line = append(append(append(w.line, '"'), s...), '"')
		return
	}
	if !utf8.ValidString(s) {
		w.refuse("not UTF-8", "%s is not valid UTF-8", quote(s))
	}
	w.line = append(w.line, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == 0:
			w.refuse("a NUL character", "%s holds a NUL character", quote(s))
		case c == '"' || c == '\\':
			w.line = append(w.line, '\\', c)
		case c < 0x20:
			w.line = fmt.Appendf(w.line, `\u%04x`, c)
		default:
			w.line = append(w.line, c)
		}
	}
	w.line = append(w.line, '"')
}

func (w *Writer) strOrNull(key, value string) {
	if value == "" {
		w.raw(key, "null")
		return
	}
	w.str(key, value)
}

func (w *Writer) raw(key, value string) {
	w.key(key)
	w.line = append(w.line, value...)
}

// count writes a number that is not negative.
func (w *Writer) count(key string, n int64) {
	if n < 0 {
		w.refuse("negative "+quote(key), "%s: %d is negative", quote(key), n)
	}
	w.key(key)
	w.line = strconv.AppendInt(w.line, n, 10)
}

// names writes a list of names.
func (w *Writer) names(key string, values []string) {
	for _, v := range values {
		if len(v) > maxName {
			w.refuse("too long "+quote(key), "%s: an entry is %d bytes long, the limit is %d", quote(key), len(v), maxName)
		}
	}
	w.list(key, values)
}

func (w *Writer) list(key string, values []string) {
	w.key(key)
	w.line = append(w.line, '[')
	for i, v := range values {
		if i > 0 {
			w.line = append(w.line, ", "...)
		}
		w.text(v)
	}
	w.line = append(w.line, ']')
}

func (w *Writer) date(key string, t time.Time) {
	if t.IsZero() {
		w.raw(key, "null")
		return
	}
	t = t.UTC()
	year, month, day := t.Date()
	if year < 1 || year > 9999 {
		w.refuse("impossible "+quote(key), "%s: the year %d is out of range", quote(key), year)
		year = 0
	}
	hour, minute, second := t.Clock()
	w.key(key)
	w.line = append(w.line, '"')
	w.digits(year, 4, '-')
	w.digits(int(month), 2, '-')
	w.digits(day, 2, 'T')
	w.digits(hour, 2, ':')
	w.digits(minute, 2, ':')
	w.digits(second, 2, '.')
	if n := t.Nanosecond(); n%1e6 == 0 {
		w.digits(n/1e6, 3, 'Z')
	} else {
		w.digits(n, 9, 'Z')
	}
	w.line = append(w.line, '"')
}

// digits appends a number with leading zeros and what follows it.
func (w *Writer) digits(n, width int, then byte) {
	for range width {
		w.line = append(w.line, '0')
	}
	for i := len(w.line) - 1; n > 0; i, n = i-1, n/10 {
		w.line[i] = byte('0' + n%10)
	}
	w.line = append(w.line, then)
}

// Records returns how many records have been written so far.
func (w *Writer) Records() Records { return w.counts }

// Close finishes the files and writes snapshot.json from m, filling in the
// format and the counts. It returns the first error of the Writer.
func (w *Writer) Close(m Meta) error {
	for _, name := range DataFiles {
		if out := w.files[name]; out != nil {
			if out.comp != nil {
				w.fail(out.comp.Close())
			}
			w.fail(out.buf.Flush())
			w.fail(out.file.Close())
		}
	}
	if w.err != nil {
		return w.err
	}
	m.Format, m.Counts = Format, w.counts.meta()
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	if err := os.WriteFile(filepath.Join(w.dir, MetaFile), append(text, '\n'), 0o644); err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	return nil
}
