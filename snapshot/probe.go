package snapshot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/internal/thousands"
)

// Probe reads some of DataFiles, all when none is named, up to their first good
// line. It returns an error that names a file with lines of which none is a record,
// or whose first line opens an array: such a file is of another form, and what is
// made of it would be the answer about another hub. The errors of reading are those
// of Walk.
func (s *Snapshot) Probe(ctx context.Context, files ...string) error {
	before := s.read.Load()
	defer func() { s.read.Store(before) }()
	for _, step := range steps {
		if len(files) > 0 && !slices.Contains(files, step.file) {
			continue
		}
		if err := step.probe(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// opensArray reports whether the first line that is not blank is only the bracket
// of an array, whose elements may be lines that look good.
func opensArray[T any](b *batch[T]) bool {
	return strings.TrimSpace(b.rejects[0].Start) == "[" && (len(b.lines) == 0 || b.rejects[0].Line < b.lines[0])
}

// shapeHint explains the first line of a text that is JSON, but no JSON Lines.
func shapeHint(line string) string {
	switch line = strings.TrimSpace(line); {
	case strings.HasPrefix(line, "["):
		return "; a file has one object a line, not an array of them (jq -c '.[]' makes lines of it)"
	case line == "{":
		return "; an object stands on one line, not on several (jq -c . makes lines of them)"
	}
	return ""
}

// probeSize is roughly how much of a file is read at once until a line is good.
const probeSize = 16 << 10

// probing looks for the first good line of a file.
func probing[T any](file string, decode decoder[T]) func(context.Context, *Snapshot) error {
	return func(ctx context.Context, s *Snapshot) error {
		in, name, err := s.open(file)
		if err != nil || in == nil {
			return err
		}
		defer in.Close()
		chunks := newChunker(cancellable{ctx, in}, s.MaxLine)
		chunks.size = probeSize
		w, b, bad, first := &walk{s: s}, &batch[T]{}, int64(0), Reject{}
		for {
			c, err := chunks.next(b.chunk.text)
			switch {
			case errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
				if bad == 0 {
					return nil
				}
				return fmt.Errorf("%s: no line of it is a record (%s); %s%s", name, thousands.Count(int64(bad), "line is bad", "lines are bad"), first, shapeHint(first.Start))
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				return readError(name, err)
			}
			b.chunk = c
			b.reset()
			decodeChunk(b, name, w, decode)
			if bad == 0 && len(b.rejects) > 0 {
				first = b.rejects[0]
				if opensArray(b) {
					return fmt.Errorf("%s: it is no file of lines; %s%s", name, first, shapeHint(first.Start))
				}
			}
			if len(b.records) > 0 {
				return nil
			}
			bad += int64(len(b.rejects))
		}
	}
}
