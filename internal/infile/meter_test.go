package infile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/infile"
	"github.com/hubgraph/hubgraph/sources"
)

func TestAMeterCountsBytesAsOnDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt.gz")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	io.WriteString(z, strings.Repeat("text ", 100_000))
	z.Close()
	f.Close()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	m := new(sources.Meter)
	files, _, err := infile.List([]string{filepath.Dir(path)}, m, ".txt")
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if done, total := m.Progress(); done != 0 || total != info.Size() {
		t.Errorf("before: %d of %d", done, total)
	}
	in, err := infile.OpenMetered(path, m)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	text, err := io.ReadAll(in)
	if err != nil || len(text) != 500_000 {
		t.Errorf("%d bytes, %v", len(text), err)
	}
	if done, total := m.Progress(); done != total {
		t.Errorf("after: %d of %d", done, total)
	}
}

func TestWhatIsNoFileIsRefused(t *testing.T) {
	for path, want := range map[string]string{os.DevNull: "a device", t.TempDir(): "a folder"} {
		if _, err := infile.Open(path); !errors.As(err, new(*hub.UsageError)) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, _, err := infile.List([]string{os.DevNull}, nil); !errors.As(err, new(*hub.UsageError)) {
		t.Errorf("list: %v", err)
	}
}
