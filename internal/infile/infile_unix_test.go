//go:build unix

package infile_test

import (
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
)

// Opening a pipe would wait for a writer.
func TestAPipeIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := infile.Open(path); !errors.As(err, new(*hub.UsageError)) || !strings.Contains(err.Error(), "a pipe") {
		t.Errorf("error %v", err)
	}
}
