package loader_test

import (
	"bytes"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/klauspost/compress/gzip"
)

// with returns a copy of a folder in which change has worked on some files, by
// name; a file that becomes nil is gone.
func with(t testing.TB, folder fs.FS, change map[string]func([]byte) []byte) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	names, err := fs.Glob(folder, "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		if f, ok := change[name]; ok {
			delete(change, name)
			if text = f(text); text == nil {
				continue
			}
		}
		out[name] = &fstest.MapFile{Data: text}
	}
	for name := range change {
		t.Fatalf("no file %s to change", name)
	}
	return out
}

// appending adds lines to a file.
func appending(lines string) func([]byte) []byte {
	return func(text []byte) []byte { return append(bytes.Clone(text), lines...) }
}

// prepending puts lines before those of a file.
func prepending(lines string) func([]byte) []byte {
	return func(text []byte) []byte { return append([]byte(lines), text...) }
}

// replacing replaces a text that must be there.
func replacing(t testing.TB, old, new string) func([]byte) []byte {
	return func(text []byte) []byte {
		if !bytes.Contains(text, []byte(old)) {
			t.Fatalf("no %q to replace", old)
		}
		return bytes.ReplaceAll(text, []byte(old), []byte(new))
	}
}

// zipped compresses a file.
func zipped(t testing.TB, text []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
