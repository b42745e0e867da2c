package spill

import (
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestParts adds records of drawn numbers and sizes and takes them out again.
func TestParts(t *testing.T) {
	for name, dir := range map[string]string{"in memory": "", "in files": t.TempDir()} {
		t.Run(name, func(t *testing.T) {
			const width = 10
			draw := rand.New(rand.NewPCG(1, 2))
			p := New(dir, width)
			want := make([][]byte, 4)
			for i := range 4000 {
				n := draw.Int32N(20)
				if i%100 == 0 {
					n += 20 // a part that stays in memory, perhaps
				}
				record := make([]byte, draw.IntN(300))
				for j := range record {
					record[j] = byte(draw.Uint32())
				}
				record = binary.AppendUvarint(record, uint64(i))
				want[n/width] = append(want[n/width], record...)
				if err := p.Add(n, record); err != nil {
					t.Fatal(err)
				}
			}
			if dir != "" && len(files(t, dir)) < 2 {
				t.Error("nothing went to files")
			}
			if p.Len() != len(want) {
				t.Fatalf("%d parts, not %d", p.Len(), len(want))
			}
			var buf []byte
			for i, w := range want {
				var err error
				if buf, err = p.Take(i, buf); err != nil {
					t.Fatal(err)
				}
				if !slices.Equal(buf, w) {
					t.Errorf("part %d: %d bytes, not the %d added", i, len(buf), len(w))
				}
			}
			if dir != "" && len(files(t, dir)) > 0 {
				t.Errorf("files are left: %v", files(t, dir))
			}
			if err := p.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestCloseRemovesFiles(t *testing.T) {
	dir := t.TempDir()
	p := New(dir, 1)
	for n := range int32(5) {
		if err := p.Add(n, make([]byte, 2*blockBytes)); err != nil {
			t.Fatal(err)
		}
		if err := p.Add(n, make([]byte, 2*blockBytes)); err != nil {
			t.Fatal(err)
		}
	}
	if len(files(t, dir)) != 5 {
		t.Fatalf("%d files, not 5", len(files(t, dir)))
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if left := files(t, dir); len(left) > 0 {
		t.Errorf("files are left: %v", left)
	}
}

func TestNoFolder(t *testing.T) {
	p := New(filepath.Join(t.TempDir(), "missing"), 1)
	defer p.Close()
	var err error
	for range 3 {
		if err == nil {
			err = p.Add(0, make([]byte, blockBytes))
		}
	}
	if err == nil {
		t.Error("no error, though nothing can be written")
	}
}

func files(t *testing.T, dir string) []os.DirEntry {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return list
}
