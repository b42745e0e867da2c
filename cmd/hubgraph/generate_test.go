package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/internal/terminal"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/synthetic"
)

func TestGenerate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "hub")
	code, out, errOut := command(t, "generate", "--scale", "0.001", "--seed", "5", "-o", dir, "--compress", "zst")
	if code != 0 || out != "" {
		t.Fatalf("exit %d, output %q, messages %q", code, out, errOut)
	}
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if name, _ := s.File(snapshot.CommitsFile); name != "commits.jsonl.zst" {
		t.Errorf("commits are in %q", name)
	}
	m := s.Meta()
	if m.Source != "hubgraph synthetic hub, scale 0.001, seed 5" || !m.CollectedAt.Equal(synthetic.Collected()) {
		t.Errorf("snapshot.json says %+v", m)
	}
	// 348,181, 65,761 and 156,642 of the paper by 0.001
	if !strings.HasPrefix(errOut, "wrote 348 models, 66 datasets, 157 spaces, ") || !strings.HasSuffix(errOut, " to "+dir+"\n") {
		t.Errorf("messages %q", errOut)
	}
	if m.Counts["models"] != 348 || !strings.Contains(errOut, terminal.Number(m.Counts["commits"])+" commits") {
		t.Errorf("messages %q, counts %v", errOut, m.Counts)
	}
}

func TestGenerateSameBytesAgain(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	for _, dir := range []string{a, b} {
		if code, _, errOut := command(t, "generate", "--scale=0.0005", "-o", dir); code != 0 {
			t.Fatalf("exit %d, messages %q", code, errOut)
		}
	}
	entries, err := os.ReadDir(a)
	if err != nil || len(entries) != len(snapshot.DataFiles) {
		t.Fatalf("%d files, error %v", len(entries), err)
	}
	for _, e := range entries {
		if first, second := fileBytes(t, a, e.Name()), fileBytes(t, b, e.Name()); !bytes.Equal(first, second) {
			t.Errorf("%s differs", e.Name())
		}
	}
}

func fileBytes(t *testing.T, dir, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// A folder with anything else in it is left alone, --force or not; a former
// snapshot is replaced with --force only, all of it.
func TestGenerateTarget(t *testing.T) {
	dir := t.TempDir()
	generate := func(more ...string) (int, string) {
		code, _, errOut := command(t, append([]string{"generate", "--scale", "0.0005", "-o", dir}, more...)...)
		return code, errOut
	}
	if code, errOut := generate("--compress", "gz"); code != 0 {
		t.Fatalf("exit %d, messages %q", code, errOut)
	}
	if code, errOut := generate(); code != 2 || !strings.Contains(errOut, "--force") {
		t.Errorf("a second time: exit %d, messages %q", code, errOut)
	}
	if code, errOut := generate("--force"); code != 0 {
		t.Errorf("with --force: exit %d, messages %q", code, errOut)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.gz")); len(left) > 0 {
		t.Errorf("files of the former snapshot are left: %v", left)
	}
	note := filepath.Join(dir, "note.txt")
	if err := os.WriteFile(note, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, errOut := generate("--force"); code != 2 || !strings.Contains(errOut, `"note.txt"`) {
		t.Errorf("with a foreign file: exit %d, messages %q", code, errOut)
	}
	if len(fileBytes(t, dir, "note.txt")) == 0 || len(fileBytes(t, dir, "repositories.jsonl")) == 0 {
		t.Error("the folder was changed")
	}
}

func TestGenerateWrongUse(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args string
		code int
		want string
	}{
		{"--scale 0 -o x", 2, "scale 0 is out of range"},
		{"--scale 21 -o x", 2, "scale 21 is out of range"},
		{"--scale NaN -o x", 2, "out of range"},
		{"--scale many -o x", 2, "many"},
		{"--seed -1 -o x", 2, "-1"},
		{"--scale 0.001", 2, "-o DIR"},
		{"--compress xz -o x", 2, "gz or zst"},
		{"x -o x", 2, "want"},
		{"-o " + file, 1, file},
	} {
		code, out, errOut := command(t, append([]string{"generate"}, strings.Fields(c.args)...)...)
		if code != c.code || out != "" || !strings.Contains(errOut, c.want) {
			t.Errorf("generate %s: exit %d, output %q, messages %q", c.args, code, out, errOut)
		}
		if _, err := os.Stat("x"); err == nil {
			t.Errorf("generate %s: made a folder", c.args)
		}
	}
}

// An interrupted run leaves no half of a snapshot.
func TestGenerateInterrupted(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var errOut bytes.Buffer
	if code := run(ctx, terminal.IO{Out: io.Discard, Err: &errOut, Now: time.Now}, []string{"hubgraph", "generate", "--scale", "0.001", "-o", dir}); code != 1 {
		t.Errorf("exit %d, messages %q", code, errOut.String())
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left %v, error %v", left, err)
	}
	made := filepath.Join(dir, "made")
	if code := run(ctx, terminal.IO{Out: io.Discard, Err: io.Discard, Now: time.Now}, []string{"hubgraph", "generate", "--scale", "0.001", "-o", made}); code != 1 {
		t.Errorf("exit %d", code)
	}
	if _, err := os.Stat(made); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder that it made is still there: %v", err)
	}
}
