package snapshot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"maps"
	"slices"
	"time"
)

// fingerprint is the result of Fingerprint and the files it was taken from.
type fingerprint struct {
	id    string
	files map[string]stamp // by name in the folder
}

// stamp shows whether a file has changed.
type stamp struct {
	size     int64
	modified time.Time
}

// Fingerprint identifies the content of the snapshot: the SHA-256, in hex, of
// its source, the time it was collected and the decompressed bytes of its data
// files. It does not depend on how the files are compressed. The first call
// reads every file to its end, so it finds one that is cut short, unless a Walk
// with Reading.Fingerprint did; Progress does not count these reads.
func (s *Snapshot) Fingerprint(ctx context.Context) (string, error) {
	if s.print.id != "" {
		return s.print.id, nil
	}
	files, err := s.stamps()
	if err != nil {
		return "", err
	}
	if err := s.setFingerprint(ctx, files, nil); err != nil {
		return "", err
	}
	return s.print.id, nil
}

// setFingerprint takes the fingerprint of files that had these stamps. known are the
// sums of those that were read already, by plain name; the others are read here.
func (s *Snapshot) setFingerprint(ctx context.Context, files map[string]stamp, known map[string]hash.Hash) error {
	before := s.read.Load()
	defer func() { s.read.Store(before) }()
	whole := sha256.New()
	fmt.Fprintf(whole, "%q %s\n", s.meta.Source, s.meta.CollectedAt.UTC().Format(time.RFC3339Nano))
	for _, plain := range DataFiles {
		if _, ok := s.File(plain); !ok {
			continue
		}
		of := known[plain]
		if of == nil {
			var err error
			if of, err = s.sum(ctx, plain); err != nil {
				return err
			}
		}
		fmt.Fprintf(whole, "%s %x\n", plain, of.Sum(nil))
	}
	s.print = fingerprint{id: hex.EncodeToString(whole.Sum(nil)), files: files}
	return nil
}

// stamps returns the sizes and times of the data files.
func (s *Snapshot) stamps() (map[string]stamp, error) {
	all := map[string]stamp{}
	for _, f := range s.files {
		info, err := fs.Stat(s.fsys, f.name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", f.name, err)
		}
		all[f.name] = stamp{info.Size(), info.ModTime()}
	}
	return all, nil
}

// Unchanged returns an error naming a data file that was modified since
// Fingerprint was called, or since a Walk that took it began, judging by size and time.
func (s *Snapshot) Unchanged() error {
	now, err := s.stamps()
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(s.print.files)) {
		if was, is := s.print.files[name], now[name]; was.size != is.size || !was.modified.Equal(is.modified) {
			return fmt.Errorf("%s was changed while the snapshot was read; start again", name)
		}
	}
	return nil
}

// sum returns the SHA-256 of a decompressed data file.
func (s *Snapshot) sum(ctx context.Context, plain string) (hash.Hash, error) {
	in, name, err := s.open(plain)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	h := sha256.New()
	if _, err := io.CopyBuffer(h, cancellable{ctx, in}, make([]byte, 256<<10)); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, readError(name, err)
	}
	return h, nil
}

// cancellable is a reader that stops when its context ends.
type cancellable struct {
	ctx context.Context
	r   io.Reader
}

func (c cancellable) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
