package snapshot

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync/atomic"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/bom"
	"github.com/hubgraph/hubgraph/internal/infile"
)

// Format is the version of the format that this package reads and writes.
const Format = 1

// DefaultMaxLine is the longest line in bytes that is read; a longer one is a reject.
const DefaultMaxLine = 16 << 20

// Meta is the content of snapshot.json.
type Meta struct {
	Format      int              `json:"format"`
	Source      string           `json:"source"`
	CollectedAt time.Time        `json:"collectedAt,omitzero"`
	Counts      map[string]int64 `json:"counts"` // models, datasets, spaces, commits, discussions, usages, ...

	// Lacks says what the source of the snapshot cannot give, a phrase each, such
	// as "commits". What rests on it cannot be computed from the snapshot.
	Lacks []string `json:"lacks,omitempty"`
}

// Snapshot is an opened snapshot folder.
type Snapshot struct {
	// MaxLine is the longest line in bytes that is read; a longer one is a
	// reject. Open sets it to DefaultMaxLine.
	MaxLine int

	// Label is a prefix for file names in rejects and errors that tells two
	// snapshots apart, such as "old/". Open leaves it empty.
	Label string

	fsys   fs.FS
	files  map[string]fileInfo // by plain name
	meta   Meta
	rules  hub.Rules
	notes  []string     // on snapshot.json
	strays []string     // on files that are not read
	read   atomic.Int64 // bytes read from disk
	print  fingerprint
}

type fileInfo struct {
	name string // in the folder, with .gz or .zst
	size int64
}

// OpenDir opens the snapshot in a folder, as Open does.
func OpenDir(dir string) (*Snapshot, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("open snapshot: no folder %s", dir)
	case err != nil:
		return nil, fmt.Errorf("open snapshot: %w", err)
	case !info.IsDir():
		return nil, fmt.Errorf("open snapshot: %s is not a folder; a snapshot is a folder with %s in it", dir, RepositoriesFile)
	}
	s, err := Open(os.DirFS(dir))
	if err != nil {
		return nil, fmt.Errorf("%w (in %s)", err, dir)
	}
	return s, nil
}

// Open opens the snapshot in a file system. If a file is there more than once,
// plain is preferred to .gz and .gz to .zst; other files are ignored. It is an
// error if repositories.jsonl is missing or snapshot.json is not as it should be,
// and a hub.UsageError if a file is a pipe or a device.
func Open(fsys fs.FS) (*Snapshot, error) {
	s := &Snapshot{MaxLine: DefaultMaxLine, fsys: fsys, files: map[string]fileInfo{}}
	for _, name := range DataFiles {
		for _, suffix := range []string{"", ".gz", ".zst"} {
			info, err := fs.Stat(fsys, name+suffix)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("open snapshot: %w", err)
			}
			if err := regular(name+suffix, info); err != nil {
				return nil, err
			}
			s.files[name] = fileInfo{name: name + suffix, size: info.Size()}
			break
		}
	}
	if _, ok := s.files[RepositoriesFile]; !ok {
		return nil, fmt.Errorf("open snapshot: no %s (nor .gz, .zst)", RepositoriesFile)
	}
	if err := s.readMeta(); err != nil {
		return nil, err
	}
	s.strays = strays(fsys, s.files)
	return s, nil
}

// regular refuses what is no regular file: a pipe ends when it was read once, and
// a snapshot is read more than once; a device may never end.
func regular(name string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return fmt.Errorf("open snapshot: %s is a folder, not a file", name)
	case !info.Mode().IsRegular():
		return hub.Usagef("open snapshot: %s is %s; a snapshot is read more than once, so it is made of files", name, infile.What(info.Mode()))
	}
	return nil
}

// Meta returns the content of snapshot.json, the zero Meta when there is none.
func (s *Snapshot) Meta() Meta { return s.meta }

// FS returns the file system the snapshot is read from.
func (s *Snapshot) FS() fs.FS { return s.fsys }

// File returns the name of a data file in the folder, suffix included; ok is
// false when it is absent.
func (s *Snapshot) File(plain string) (name string, ok bool) {
	f, ok := s.files[plain]
	return f.name, ok
}

// name returns the name of a data file for messages.
func (s *Snapshot) name(plain string) string { return s.Label + s.files[plain].name }

// Size returns the bytes that the data files take on disk.
func (s *Snapshot) Size() int64 {
	var n int64
	for _, f := range s.files {
		n += f.size
	}
	return n
}

// Progress returns how many bytes of the data files the latest Walk has read
// from disk, and how many there are. It may be called from another goroutine.
func (s *Snapshot) Progress() (done, total int64) { return s.read.Load(), s.Size() }

// open returns the decompressed stream of a data file without a byte order
// mark, or nil when it is absent, and the name for messages.
func (s *Snapshot) open(plain string) (r io.ReadCloser, name string, err error) {
	info, ok := s.files[plain]
	if !ok {
		return nil, "", nil
	}
	name = s.name(plain)
	f, err := s.fsys.Open(info.name)
	if err != nil {
		return nil, name, fmt.Errorf("read %s: %w", name, err)
	}
	counted := &countingReader{r: f, n: &s.read}
	switch info.name {
	case plain + ".gz":
		z, err := gzip.NewReader(counted)
		if err != nil {
			f.Close()
			return nil, name, readError(name, err)
		}
		return &stream{Reader: bom.Reader(z), file: f, end: func() { z.Close() }}, name, nil
	case plain + ".zst":
		z, err := zstd.NewReader(counted, zstd.WithDecoderConcurrency(1))
		if err != nil {
			f.Close()
			return nil, name, readError(name, err)
		}
		return &stream{Reader: bom.Reader(z), file: f, end: z.Close}, name, nil
	}
	return &stream{Reader: bom.Reader(counted), file: f, end: func() {}}, name, nil
}

// readError says which file could not be read, and that it is cut short if the
// decompressor found that.
func readError(name string, err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return fmt.Errorf("read %s: the file ends too early, it was cut short: %w", name, io.ErrUnexpectedEOF)
	}
	return fmt.Errorf("read %s: %w", name, err)
}

type stream struct {
	io.Reader
	file io.Closer
	end  func()
}

func (s *stream) Close() error {
	s.end()
	return s.file.Close()
}

type countingReader struct {
	r io.Reader
	n *atomic.Int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}
