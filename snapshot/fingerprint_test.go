package snapshot

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// countedFS counts the bytes that are read of its files.
type countedFS struct {
	fs.FS
	n *atomic.Int64
}

func (c countedFS) Open(name string) (fs.File, error) {
	f, err := c.FS.Open(name)
	return countedFile{f, c.n}, err
}

type countedFile struct {
	fs.File
	n *atomic.Int64
}

func (c countedFile) Read(p []byte) (int, error) {
	n, err := c.File.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// TestFingerprintOfAWalk: a walk takes the fingerprint of what it reads, blank lines,
// bad ones and ones over the limit included, and then nothing is read once more. What
// it is made of is in the comment of Snapshot.Fingerprint.
func TestFingerprintOfAWalk(t *testing.T) {
	texts := map[string]string{
		MetaFile:         `{"format":1,"source":"a \"hub\"","collectedAt":"2023-10-05T14:00:00.5+02:00"}`,
		RepositoriesFile: twoRepositories + "\n\r\n{\"bad\n",
		IdentitiesFile:   `{"alias":"Ada","canonical":"ada-wren"}`,
		BotsFile:         "",
		CommitsFile: `{"repo":"ada-wren/owl","kind":"model","sha":"1","authors":["ada-wren"],"title":"` + strings.Repeat("x", 3*chunkSize) + "\"}\n" +
			`{"repo":"ada-wren/owl","kind":"model","sha":"2","authors":["ada-wren"]}` + "\n",
		LineageFile:  "\n",
		AccountsFile: `{"name":"ada-wren","type":"user"}` + "\n",
		"notes.txt":  "not of the snapshot",
	}
	whole := fmt.Sprintf("%q %s\n", `a "hub"`, "2023-10-05T12:00:00.5Z")
	for _, file := range []string{RepositoriesFile, IdentitiesFile, BotsFile, CommitsFile, LineageFile, AccountsFile} {
		whole += fmt.Sprintf("%s %x\n", file, sha256.Sum256([]byte(texts[file])))
	}
	want := fmt.Sprintf("%x", sha256.Sum256([]byte(whole)))
	for _, suffix := range []string{"", ".gz", ".zst"} {
		for _, skim := range []bool{false, true} {
			files := map[string]string{}
			for name, text := range texts {
				if name == MetaFile || name == "notes.txt" {
					files[name] = text
				} else {
					files[name+suffix] = packed(t, suffix, text)
				}
			}
			read := new(atomic.Int64)
			s, err := Open(countedFS{folder(files), read})
			if err != nil {
				t.Fatal(err)
			}
			s.MaxLine = 2 * chunkSize
			out, err := s.Walk(ctx, Reading{Rejects: NewRejects(RejectOptions{}), Skim: skim, Fingerprint: true}, Handlers{})
			if err != nil || out.Rejected != 2 || out.Records.Commits != 1 {
				t.Fatalf("%q: %+v, %v", suffix, out, err)
			}
			if done, total := s.Progress(); done != total {
				t.Errorf("%q: progress %d of %d", suffix, done, total)
			}
			walked := read.Load()
			if got, err := s.Fingerprint(ctx); got != want || err != nil || read.Load() != walked {
				t.Errorf("%q, skim %v: %s, %v, want %s; %d more bytes were read for it", suffix, skim, got, err, want, read.Load()-walked)
			}
			apart, err := Open(folder(files))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := apart.Fingerprint(ctx); got != want || err != nil {
				t.Errorf("%q: without a walk %s, %v", suffix, got, err)
			}
			apart.SetSource("b")
			if got, err := apart.Fingerprint(ctx); got == want || err != nil {
				t.Errorf("%q: of another source %s, %v", suffix, got, err)
			}
		}
	}
}

// TestUnchangedAfterAWalk: what changes while a walk reads, and later, is noticed.
func TestUnchangedAfterAWalk(t *testing.T) {
	files := folder(map[string]string{RepositoriesFile: twoRepositories})
	s, err := Open(files)
	if err != nil {
		t.Fatal(err)
	}
	change := func() { files[RepositoriesFile].ModTime = files[RepositoriesFile].ModTime.Add(time.Second) }
	if _, err := s.Walk(ctx, Reading{Fingerprint: true}, Handlers{End: func(string) error { change(); return nil }}); err != nil {
		t.Fatal(err)
	}
	if err := s.Unchanged(); err == nil || !strings.Contains(err.Error(), RepositoriesFile+" was changed while") {
		t.Error(err)
	}
}
