package infile

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func write(t *testing.T, name string, text []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func gz(text []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(text)
	w.Close()
	return out.Bytes()
}

func zst(t *testing.T, text []byte, o ...zstd.EOption) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := zstd.NewWriter(&out, o...)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(text)
	w.Flush() // so that the head of the frame is written before the size is known
	w.Write(text[:0])
	w.Close()
	return out.Bytes()
}

// text returns n bytes that do not compress to nothing.
func text(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]byte, n)
	for i := range out {
		out[i] = byte('a' + r.IntN(20))
	}
	return out
}

func readAll(path string) ([]byte, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// The content is that of the file, whatever the name says, at sizes around
// those of the blocks.
func TestContent(t *testing.T) {
	for _, n := range []int{0, 1, 5, blockSize - 1, blockSize, blockSize + 1, 3*blockSize + 77, (blocks + 2) * blockSize} {
		want := text(n)
		for name, stored := range map[string][]byte{
			"plain.sql": want, "a.gz": gz(want), "b.zst": zst(t, want), "no-suffix": gz(want),
			"members.gz": append(gz(want[:n/2]), gz(want[n/2:])...), "frames.zst": append(zst(t, want[:n/3]), zst(t, want[n/3:])...),
		} {
			path := write(t, name, stored)
			f, err := Open(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := iotest.TestReader(f, want); err != nil {
				t.Errorf("%s of %d bytes: %v", name, n, err)
			}
			if done, total := f.Progress(); done != int64(len(stored)) || total != done {
				t.Errorf("%s of %d bytes: read %d of %d", name, n, done, total)
			}
			if err := f.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestCutFiles(t *testing.T) {
	whole := text(2*blockSize + 9)
	for name, stored := range map[string][]byte{"a.gz": gz(whole), "b.zst": zst(t, whole)} {
		for _, keep := range []int{5, 7, len(stored) / 2, len(stored) - 5, len(stored) - 1} {
			path := write(t, name, stored[:keep])
			got, err := readAll(path)
			if !errors.Is(err, io.ErrUnexpectedEOF) || !strings.HasPrefix(err.Error(), path+": ") {
				t.Errorf("%s, %d of %d bytes: %v", name, keep, len(stored), err)
			}
			if !bytes.HasPrefix(whole, got) {
				t.Errorf("%s, %d of %d bytes: other content", name, keep, len(stored))
			}
		}
	}
}

func TestFaults(t *testing.T) {
	damaged := gz(text(blockSize))
	damaged[len(damaged)/2] ^= 0x55
	for want, path := range map[string]string{
		"is a folder":                 t.TempDir(),
		"no such file":                filepath.Join(t.TempDir(), "none"),
		"compressed by xz":            write(t, "a", []byte("\xfd7zXZ\x00...")),
		"compressed by zip":           write(t, "a", []byte("PK\x03\x04...")),
		"compressed by bzip2":         write(t, "a", []byte("BZh91AY")),
		"a.gz: ":                      write(t, "a.gz", damaged),
		"more than 128 MiB of memory": write(t, "a", zst(t, text(100), zstd.WithWindowSize(1<<29))),
	} {
		if _, err := readAll(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// Closing in the middle leaves nothing running.
func TestCloseEarly(t *testing.T) {
	f, err := Open(write(t, "a.gz", gz(text(20*blockSize))))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(f, make([]byte, 10)); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	select {
	case <-f.ended:
	default:
		t.Error("it still reads")
	}
}
