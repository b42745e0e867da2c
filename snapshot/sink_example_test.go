package snapshot_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// collect hands over what a source found. It knows a Sink only, so that it may
// write a snapshot, count, or be tested.
func collect(to snapshot.Sink) error {
	r := hub.Repository{ID: "ada-wren/tiny-chat", Kind: hub.Model, Owner: "ada-wren", License: "mit", Tags: []string{"text-generation"}, Likes: 3}
	if err := to.Repository(&r); err != nil {
		return err
	}
	return to.Commit(&hub.Commit{Repo: r.ID, Kind: r.Kind, SHA: "c0ffee", Authors: []string{"ada-wren", "bo-quill"}, Date: time.Date(2023, 4, 1, 9, 0, 0, 0, time.UTC)})
}

// ExampleSink collects a hub into a Writer.
func ExampleSink() {
	dir, err := os.MkdirTemp("", "hub")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)

	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		log.Fatal(err)
	}
	if err := collect(w); err != nil {
		log.Fatal(err)
	}
	if err := w.Close(snapshot.Meta{Source: "by hand"}); err != nil {
		log.Fatal(err)
	}

	text, err := os.ReadFile(filepath.Join(dir, snapshot.CommitsFile))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(string(text))
	// Output:
	// {"repo": "ada-wren/tiny-chat", "kind": "model", "sha": "c0ffee", "authors": ["ada-wren", "bo-quill"], "date": "2023-04-01T09:00:00.000Z"}
}
