package snapshot_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

// TestScanIsWhole: a scan into a Writer keeps every line with all known fields,
// also those that Walk leaves out.
func TestScanIsWhole(t *testing.T) {
	text := fstest.MapFS{
		"repositories.jsonl": {Data: []byte(`{"id": "a/m", "kind": "model", "owner": "a", "license": "mit", "tags": ["x"], "likes": 1, "downloads": 2, "created_at": "2023-01-02T03:04:05.000Z", "last_modified": null, "hub_id": "h", "sha": "s", "gated": "auto", "disabled": true, "languages": ["de"], "pipeline_tag": "p", "library_name": "l"}
{"id": "a/m", "kind": "model", "owner": null, "license": null, "tags": [], "likes": 0, "downloads": 0, "created_at": null, "last_modified": null}
`)},
		"commits.jsonl":    {Data: []byte(`{"repo": "gone/m", "kind": "model", "sha": "1", "authors": ["", "b"], "date": "2023-01-02T03:04:05.000Z", "title": "t"}` + "\n")},
		"usages.jsonl":     {Data: []byte(`{"space": "gone/s", "model": "gone/m"}` + "\n")},
		"lineage.jsonl":    {Data: []byte(`{"model": "a/m", "base": "gone/m", "relation": "merge", "evidence": "card"}` + "\n")},
		"identities.jsonl": {Data: []byte(`{"alias": "B", "canonical": "b"}` + "\n")},
		"accounts.jsonl":   {Data: []byte(`{"name": "a", "type": "org", "fullname": "The A"}` + "\n")},
	}
	s, err := snapshot.Open(text)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Scan(t.Context(), snapshot.Reading{}, w); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(snapshot.Meta{}); err != nil {
		t.Fatal(err)
	}
	for name, file := range text {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if d := cmp.Diff(string(file.Data), string(got)); err != nil || d != "" {
			t.Errorf("%s: %v\n%s", name, err, d)
		}
	}
}

// TestScanSome: only the files named are read, and bad lines are rejects.
func TestScanSome(t *testing.T) {
	s, err := snapshot.Open(fstest.MapFS{
		"repositories.jsonl": {Data: []byte("no JSON\n")},
		"identities.jsonl":   {Data: []byte(`{"alias":"a","canonical":"b"}` + "\n" + `{"alias":"b","canonical":"a"}` + "\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	w, err := snapshot.Create(t.TempDir(), snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	rejects := snapshot.NewRejects(snapshot.RejectOptions{})
	if err := s.Scan(t.Context(), snapshot.Reading{Rejects: rejects}, w, snapshot.IdentitiesFile); err != nil {
		t.Fatal(err)
	}
	if n := w.Records(); n.Identities != 1 || rejects.Count() != 1 {
		t.Errorf("%d identities, %d rejects; want one of each, since the second closes a circle", n.Identities, rejects.Count())
	}
	if err := s.Scan(t.Context(), snapshot.Reading{}, w); err == nil || !strings.Contains(err.Error(), "repositories.jsonl:1:") {
		t.Errorf("a bad line without Rejects: %v", err)
	}
}

func TestHead(t *testing.T) {
	s, err := snapshot.Open(fstest.MapFS{
		"repositories.jsonl": {Data: []byte("{\"id\":1}\r\n\n {\"unknown\":2} \nno JSON")},
		"commits.jsonl":      {Data: []byte("short\n" + strings.Repeat("x", 100))},
	})
	if err != nil {
		t.Fatal(err)
	}
	s.MaxLine = 20
	for n, want := range map[int]string{0: "", 1: `{"id":1}`, 2: `{"id":1}|{"unknown":2}`, 9: `{"id":1}|{"unknown":2}|no JSON`} {
		var got []string
		err := s.Head(t.Context(), snapshot.RepositoriesFile, n, func(line []byte) error { got = append(got, string(line)); return nil })
		if err != nil || strings.Join(got, "|") != want {
			t.Errorf("%d lines: %q, %v; want %s", n, got, err, want)
		}
	}
	err = s.Head(t.Context(), snapshot.CommitsFile, 2, func([]byte) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "commits.jsonl:2: the line is longer than the limit of 20 bytes") {
		t.Error(err)
	}
	if err := s.Head(t.Context(), snapshot.BotsFile, 2, func([]byte) error { return fmt.Errorf("a line") }); err != nil {
		t.Errorf("absent file: %v", err)
	}
	small, err := snapshot.Open(hubtest.Small())
	if err != nil {
		t.Fatal(err)
	}
	stop := fmt.Errorf("enough")
	if err := small.Head(t.Context(), snapshot.CommitsFile, 3, func([]byte) error { return stop }); err != stop {
		t.Errorf("error of the function: %v", err)
	}
}
