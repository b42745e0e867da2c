package export

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

func TestOutput(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	write := func(f Format, path string, begun func()) (*Output[Writer, Schema], error) {
		out, err := Create(f, path, nil)
		if err != nil {
			t.Fatal(err)
		}
		_, err = FromCorpus(ctx, usages(t, "s m"), Options{Network: Usage}, func(s Schema) (Writer, error) {
			begun()
			return out.Open(s)
		})
		return out, err
	}
	list := func() string {
		entries, _ := os.ReadDir(dir)
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return strings.Join(names, " ")
	}
	out, err := write(CSV, filepath.Join(dir, "hub.csv"), func() {})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(" "+list(), " hub") {
		t.Errorf("before Commit: %s", list())
	}
	if err := out.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := list(); got != "hub.about.json hub.edges.csv hub.nodes.csv" {
		t.Errorf("files %s", got)
	}

	// an export that fails after its nodes leaves nothing, and the old file
	before, _ := os.ReadFile(filepath.Join(dir, "hub.nodes.csv"))
	if out, err = write(CSV, filepath.Join(dir, "hub.csv"), cancel); err == nil {
		t.Fatal("no error")
	}
	out.Abort()
	after, _ := os.ReadFile(filepath.Join(dir, "hub.nodes.csv"))
	if got := list(); got != "hub.about.json hub.edges.csv hub.nodes.csv" || !bytes.Equal(before, after) || len(after) == 0 {
		t.Errorf("after a failure: %s", got)
	}
}

func TestOutputToStdout(t *testing.T) {
	var b bytes.Buffer
	out, err := Create(GraphML, "-", &b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := FromCorpus(t.Context(), usages(t, "s m"), Options{Network: Usage}, out.Open); err != nil {
		t.Fatal(err)
	}
	if err := out.Commit(); err != nil {
		t.Fatal(err)
	}
	if p := parseGraphML(t, b.String()); len(p.edges) != 1 || len(out.Names()) != 0 {
		t.Error(b.String())
	}
	var usage *hub.UsageError
	if _, err := Create(CSV, "-", &b); !errors.As(err, &usage) {
		t.Errorf("CSV to standard output: %v", err)
	}
	for _, f := range []Format{CSV, Parquet} {
		for _, path := range []string{os.DevNull, "/dev/./stdout"} {
			if _, err := Create(f, path, nil); !errors.As(err, &usage) {
				t.Errorf("%s to %s: %v", f.Name, path, err)
			}
		}
	}
	table, err := Create(TableCSV, os.DevNull, nil) // without the file beside it
	if err != nil || len(table.Names()) != 1 {
		t.Fatal(table, err)
	}
	defer table.Abort()
	if w, err := table.Open(Table{Name: "t", Columns: []Attribute{{"n", Int}}}); err != nil || w.Row([]any{int64(1)}) != nil || table.Commit() != nil {
		t.Errorf("a table to %s: %v", os.DevNull, err)
	}
	if _, err := Create(CSV, filepath.Join(t.TempDir(), "missing", "x"), nil); err == nil {
		t.Error("a missing folder is no error")
	}
}
