package snapshot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"
)

// batch is what one chunk became.
type batch[T any] struct {
	records []T
	lines   []int64 // the line of each record
	rejects []Reject
	arena   arena
}

func (b *batch[T]) reset() {
	clear(b.records) // drop what points into old chunks
	clear(b.arena.strings)
	b.records, b.lines, b.rejects, b.arena.strings = b.records[:0], b.lines[:0], b.rejects[:0], b.arena.strings[:0]
}

// each reads a file: one goroutine cuts it into chunks, several decode them,
// and fn gets the records in file order on the caller's goroutine. The record
// and the lists in it are reused after fn returns; its strings are not. A file
// that is absent has no records.
func each[T any](ctx context.Context, s *Snapshot, plain string, rejects *Rejects, decode decoder[T], fn func(line int64, record *T) error) (err error) {
	in, name, err := s.open(plain)
	if err != nil || in == nil {
		return err
	}
	defer func() {
		if e := in.Close(); e != nil && err == nil {
			err = readError(name, e)
		}
	}()

	type job struct {
		chunk chunk
		done  chan *batch[T]
	}
	workers := runtime.GOMAXPROCS(0)
	jobs, ordered := make(chan job, workers), make(chan job, 2*workers)
	pool := sync.Pool{New: func() any { return new(batch[T]) }}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var group errgroup.Group

	group.Go(func() error { // cut
		defer close(jobs)
		defer close(ordered)
		chunks := newChunker(in, s.MaxLine)
		for {
			c, err := chunks.next()
			if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
				return nil
			}
			if err != nil {
				return readError(name, err)
			}
			j := job{c, make(chan *batch[T], 1)}
			for _, queue := range []chan job{ordered, jobs} {
				select {
				case queue <- j:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
		}
	})
	for range workers { // decode
		group.Go(func() error {
			for j := range jobs {
				b := pool.Get().(*batch[T])
				b.reset()
				decodeChunk(b, j.chunk, name, s.MaxLine, decode)
				j.done <- b
			}
			return nil
		})
	}
	for j := range ordered { // hand over
		select {
		case b := <-j.done:
			if err = deliver(b, rejects, fn); err == nil {
				pool.Put(b)
			}
		case <-ctx.Done():
			err = ctx.Err()
		}
		if err != nil {
			break
		}
	}
	cancel() // the end for whoever still waits, after an error
	if e := group.Wait(); err == nil {
		err = e
	}
	return err
}

// deliver hands over the records and the rejects of a batch by line.
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

// decodeChunk decodes the lines of a chunk.
func decodeChunk[T any](b *batch[T], c chunk, file string, maxLine int, decode decoder[T]) {
	number := c.line
	reject := func(line []byte, reason string) {
		b.rejects = append(b.rejects, Reject{File: file, Line: number, Reason: reason, Start: startOf(line)})
	}
	if c.tooLong {
		reject(c.text, tooLong(maxLine))
		return
	}
	valid := utf8.Valid(c.text)
	var p parser
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
			reject(line, "invalid UTF-8")
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
			reject(line, p.err.Error())
			continue
		}
		b.lines = append(b.lines, number)
	}
}

func tooLong(maxLine int) string {
	return fmt.Sprintf("the line is longer than the limit of %d bytes", maxLine)
}
