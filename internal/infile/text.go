package infile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/hubgraph/hubgraph/internal/bom"
)

// Text reads a text whole, without a byte order mark. A pipe is read like a file,
// since it is read once; one that nobody writes to is waited for until ctx ends. A
// text over the limit of bytes, such as a device without an end, is an error.
func Text(ctx context.Context, path string, limit int64) ([]byte, error) {
	text, err := untilEnd(ctx, func() ([]byte, error) {
		f, err := os.Open(path) // waits for a writer if it is a pipe
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return readText(f, limit)
	})
	if err == nil || ctx.Err() != nil || errors.As(err, new(*fs.PathError)) { // which names the file
		return text, err
	}
	return nil, fmt.Errorf("%s: %w", path, err)
}

// ReadText reads a text from a stream, such as standard input, as Text does.
func ReadText(ctx context.Context, r io.Reader, limit int64) ([]byte, error) {
	return untilEnd(ctx, func() ([]byte, error) { return readText(r, limit) })
}

func readText(r io.Reader, limit int64) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(text)) > limit {
		return nil, fmt.Errorf("larger than %d MiB", limit>>20)
	}
	return bom.Text(text)
}

// untilEnd calls what may wait for ever; when ctx ends it is left alone.
func untilEnd(ctx context.Context, read func() ([]byte, error)) ([]byte, error) {
	type result struct {
		text []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		text, err := read()
		done <- result{text, err}
	}()
	select {
	case r := <-done:
		return r.text, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
