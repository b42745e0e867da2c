package snapshot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// Scan reads some of DataFiles, all when none is named, and gives each record
// to a sink, in the order of the files and of DataFiles. Unlike Walk it gives
// records that refer to unlisted repositories and records that repeat a key:
// every good line is a record. Only merges come as Walk gives them, since a line
// that closes a circle is bad.
//
// The errors are those of Walk, and those of the sink.
func (s *Snapshot) Scan(ctx context.Context, r Reading, to Sink, files ...string) error {
	if r.Rejects == nil {
		r.Rejects = NewRejects(RejectOptions{Strict: true})
	}
	if r.Rejects.ended {
		return errors.New("scan snapshot: its Rejects have ended; make new ones")
	}
	if !r.Whatever && !r.Rejects.o.Strict {
		if err := s.Probe(ctx, files...); err != nil {
			return err
		}
	}
	s.read.Store(0)
	w := &walk{s: s, rejects: r.Rejects, skim: r.Skim, dates: r.Dates || !r.Skim, people: hub.NewPeople(), seed: maphash.MakeSeed()}
	for _, step := range steps {
		if len(files) > 0 && !slices.Contains(files, step.file) {
			continue
		}
		if err := step.scan(w, ctx, to); err != nil {
			return err
		}
	}
	return nil
}

// every scans a file whose lines are records by themselves.
func every[T any](file string, decode decoder[T], put func(Sink, *T) error) func(*walk, context.Context, Sink) error {
	return func(w *walk, ctx context.Context, to Sink) error {
		return each(ctx, w, file, decode, func(_ int64, record *T) error { return put(to, record) })
	}
}

// scanIdentities gives the merges that Walk admits.
func scanIdentities(w *walk, ctx context.Context, to Sink) error {
	w.on.Identity = to.Identity
	return w.identities(ctx)
}

// byValue puts records that a sink takes by value.
func byValue[T any](put func(Sink, T) error) func(Sink, *T) error {
	return func(to Sink, record *T) error { return put(to, *record) }
}

// Head gives the first lines of one of DataFiles as they stand in it, without
// the line break; blank lines are left out. It ends early when the file does. A
// line over MaxLine is an error. The line is valid until the function returns.
func (s *Snapshot) Head(ctx context.Context, file string, lines int, line func([]byte) error) error {
	in, name, err := s.open(file)
	if err != nil || in == nil {
		return err
	}
	defer in.Close()
	chunks := newChunker(cancellable{ctx, in}, s.MaxLine)
	var last []byte
	for lines > 0 {
		c, err := chunks.next(last)
		switch {
		case errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
			return nil
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return readError(name, err)
		}
		last = c.text
		number := c.line - 1
		for text := range bytes.Lines(c.text) {
			number++
			if c.tooLong || len(text) > s.MaxLine+1 {
				return fmt.Errorf("%s:%d: %s", name, number, tooLong(s.MaxLine).reason)
			}
			if text = bytes.TrimSpace(text); len(text) == 0 {
				continue
			}
			if err := line(text); err != nil {
				return err
			}
			if lines--; lines == 0 {
				break
			}
		}
	}
	return nil
}
