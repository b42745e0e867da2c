package snapshot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"
)

// batch is a chunk and what was decoded from it.
type batch[T any] struct {
	chunk     chunk
	records   []T
	lines     []int64 // the line of each record
	rejects   []Reject
	arena     arena
	predicted predictedKeys
	unknown   keyTally
	decoded   chan struct{}
}

func (b *batch[T]) reset() {
	clear(b.records) // drop what points into old chunks
	b.records, b.lines, b.rejects = b.records[:0], b.lines[:0], b.rejects[:0]
	b.arena.reset()
	b.predicted = predictedKeys{}
	b.unknown = keyTally{keys: b.unknown.keys[:0]}
}

// each reads a file: one goroutine cuts it into chunks, several decode them,
// and fn gets the records in file order on the caller's goroutine. The record
// and the lists in it are reused after fn returns; its strings are not, unless
// the file is skimmed. An absent file has no records.
func each[T any](ctx context.Context, w *walk, plain string, decode decoder[T], fn func(line int64, record *T) error) (err error) {
	in, name, err := w.s.open(plain)
	if err != nil || in == nil {
		return err
	}
	defer func() {
		if e := in.Close(); e != nil && err == nil {
			err = readError(name, e)
		}
	}()

	// Batches circulate: filled, decoded, handed over, free. There are just
	// enough to keep every goroutine busy, which bounds the memory.
	workers := runtime.GOMAXPROCS(0)
	number := 2*workers + 2
	free, jobs, ordered := make(chan *batch[T], number), make(chan *batch[T], number), make(chan *batch[T], number)
	for range number {
		free <- &batch[T]{decoded: make(chan struct{}, 1)}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var group errgroup.Group

	group.Go(func() error { // cut
		defer close(jobs)
		defer close(ordered)
		in, end := w.summed(plain, in)
		defer end()
		chunks := newChunker(in, w.s.MaxLine)
		for {
			var b *batch[T]
			select {
			case b = <-free:
			case <-ctx.Done():
				return ctx.Err()
			}
			var old []byte
			if w.skim {
				old = b.chunk.text
			}
			c, err := chunks.next(old)
			if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
				return nil
			}
			if err != nil {
				return readError(name, err)
			}
			b.chunk = c
			ordered <- b
			jobs <- b
		}
	})
	for range workers { // decode
		group.Go(func() error {
			for b := range jobs {
				b.reset()
				decodeChunk(b, name, w, decode)
				b.decoded <- struct{}{}
			}
			return nil
		})
	}
	for b := range ordered { // hand over
		select {
		case <-b.decoded:
			w.addUnknown(plain, &b.unknown)
			err = deliver(b, w.rejects, fn)
		case <-ctx.Done():
			err = ctx.Err()
		}
		if err != nil {
			break
		}
		free <- b
	}
	cancel() // after an error, ends goroutines still waiting
	if e := group.Wait(); err == nil {
		err = e
	}
	return err
}

// deliver hands over the records and rejects of a batch in order of line.
func deliver[T any](b *batch[T], rejects *Rejects, fn func(line int64, record *T) error) error {
	next := 0
	for i := range b.records {
		for ; next < len(b.rejects) && b.rejects[next].Line < b.lines[i]; next++ {
			if err := rejects.Add(b.rejects[next]); err != nil {
				return err
			}
		}
		if err := fn(b.lines[i], &b.records[i]); err != nil {
			return err
		}
	}
	for _, r := range b.rejects[next:] {
		if err := rejects.Add(r); err != nil {
			return err
		}
	}
	return nil
}

// decodeChunk decodes the lines of a batch's chunk.
func decodeChunk[T any](b *batch[T], file string, w *walk, decode decoder[T]) {
	c, maxLine := b.chunk, w.s.MaxLine
	number := c.line
	reject := func(line []byte, f *fault) {
		b.rejects = append(b.rejects, Reject{File: file, Line: number, Reason: f.reason, Start: startOf(line), Kind: f.kind})
	}
	if c.tooLong {
		reject(c.text, tooLong(maxLine))
		return
	}
	valid := utf8.Valid(c.text)
	p := parser{predicted: &b.predicted, noDates: !w.dates, unknown: &b.unknown}
	for text := c.text; len(text) > 0; number++ {
		line := text
		if cut := bytes.IndexByte(text, '\n'); cut >= 0 {
			line, text = text[:cut], text[cut+1:]
		} else {
			text = nil
		}
		if len(line) > maxLine {
			reject(line, tooLong(maxLine))
			continue
		}
		if !valid && !utf8.Valid(line) {
			reject(line, &fault{"invalid UTF-8", "invalid UTF-8"})
			continue
		}
		p.reset(line)
		if p.space(); p.i == len(line) {
			continue // blank
		}
		b.records = append(b.records, *new(T))
		p.open()
		decode(&p, &b.records[len(b.records)-1], &b.arena)
		if p.err != nil {
			b.records = b.records[:len(b.records)-1]
			reject(line, p.err)
			continue
		}
		b.lines = append(b.lines, number)
	}
}

func tooLong(maxLine int) *fault {
	return &fault{"line over the limit", fmt.Sprintf("the line is longer than the limit of %d bytes", maxLine)}
}
