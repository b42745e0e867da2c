// Package sourcetest compares, in tests, what a source became with what other
// programs read from it.
package sourcetest

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
)

// Converted is what became of a source.
type Converted struct {
	Records []string // as Expected gives them
	Bytes   string   // of the files of the snapshot
	Log     string   // rejects
	Report  sources.Report
	Err     error
}

// Converter is the function Convert of a source.
type Converter func(context.Context, sources.Options, snapshot.Sink, *snapshot.Rejects) (sources.Report, error)

// Convert converts paths into a snapshot in a temporary folder and reads it back.
func Convert(t testing.TB, source Converter, o sources.Options, paths ...string) (c Converted) {
	t.Helper()
	dir := t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	o.Paths = paths
	c.Report, c.Err = source(t.Context(), o, w, snapshot.NewRejects(snapshot.RejectOptions{Log: &log}))
	c.Log = log.String()
	if err := w.Close(snapshot.Meta{}); err != nil {
		t.Fatal(err)
	}
	for _, name := range snapshot.DataFiles {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			continue // a file without records is not there
		}
		c.Bytes += string(text)
		for line := range strings.Lines(string(text)) {
			c.Records = append(c.Records, plain(t, name, line))
		}
	}
	slices.Sort(c.Records)
	return c
}

// Expected reads records that another program wrote, each behind the name of
// its file. All are in one form, sorted: tags in order, and without what is
// null, 0, false or empty.
func Expected(t testing.TB, path string) (records []string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		name, record, _ := strings.Cut(line, " ")
		records = append(records, plain(t, name, record))
	}
	slices.Sort(records)
	return records
}

// plain returns a record in one form.
func plain(t testing.TB, file, line string) string {
	t.Helper()
	var record map[string]any
	if err := json.Unmarshal([]byte(line), &record); err != nil {
		t.Fatal(err)
	}
	maps.DeleteFunc(record, func(_ string, value any) bool {
		list, ok := value.([]any)
		return value == nil || value == "" || value == 0.0 || value == false || ok && len(list) == 0
	})
	for key, value := range record {
		if value == true {
			record[key] = 1 // as SQL has it
		}
		if list, ok := value.([]any); ok && key == "tags" { // databases have no order of them
			slices.SortFunc(list, func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
		}
	}
	text, err := json.Marshal(record)
	if err != nil {
		t.Fatal(err)
	}
	return file + " " + string(text)
}
