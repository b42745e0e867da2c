//go:build unix

package infile_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/hubgraph/hubgraph/internal/infile"
)

func TestTextOfAPipe(t *testing.T) {
	pipe := func() string {
		path := filepath.Join(t.TempDir(), "pipe")
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := infile.Text(ctx, pipe(), 1<<20); !errors.Is(err, context.Canceled) { // nobody writes
		t.Error(err)
	}
	if _, err := infile.ReadText(ctx, endless{}, 1<<20); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	path := pipe()
	go os.WriteFile(path, []byte("\xef\xbb\xbfRETURN 1"), 0o600)
	if text, err := infile.Text(t.Context(), path, 1<<20); string(text) != "RETURN 1" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
}

// endless is a stream that never gives anything.
type endless struct{}

func (endless) Read([]byte) (int, error) { select {} }

func TestTextHasALimit(t *testing.T) {
	if _, err := infile.Text(t.Context(), "/dev/zero", 1<<20); err == nil || !strings.Contains(err.Error(), "larger than 1 MiB") {
		t.Error(err)
	}
	if text, err := infile.ReadText(t.Context(), io.LimitReader(strings.NewReader("ab"), 1), 1<<20); string(text) != "a" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
}
