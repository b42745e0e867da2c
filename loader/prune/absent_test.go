package prune_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/loader/prune"
	"github.com/hubgraph/hubgraph/snapshot"
)

// TestAbsentFile: for every optional file that the graph has records of, absent is
// refused, and an empty file, or the word that absent is empty, is not.
func TestAbsentFile(t *testing.T) {
	small := fstest.MapFS{snapshot.MetaFile: {Data: []byte(`{"format":1,"source":"small"}`)}}
	names, err := fs.Glob(hubtest.SmallWithAccounts(), "*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(hubtest.SmallWithAccounts(), name)
		if err != nil {
			t.Fatal(err)
		}
		small[name] = &fstest.MapFile{Data: text}
	}
	db := dbtest.Open(t)
	load(t, db, small, loader.Options{})
	without := func(data *fstest.MapFile, files ...string) fstest.MapFS {
		out := fstest.MapFS{}
		for name, file := range small {
			out[name] = file
		}
		for _, name := range files {
			delete(out, name)
			if data != nil {
				out[name] = data
			}
		}
		return out
	}
	optional := []string{snapshot.CommitsFile, snapshot.DiscussionsFile, snapshot.UsagesFile, snapshot.IdentitiesFile,
		snapshot.BotsFile, snapshot.LineageFile, snapshot.DatasetsFile, snapshot.AccountsFile}
	none := without(nil, optional...)
	load(t, db, none, loader.Options{})
	_, err = prune.New(t.Context(), db, loadtest.Open(t, none), prune.Options{})
	for _, file := range optional {
		wantRefused(t, err, "no "+file)
	}
	if _, err := prune.New(t.Context(), db, loadtest.Open(t, none), prune.Options{AbsentIsEmpty: true}); err != nil {
		t.Error(err)
	}
	empty := without(&fstest.MapFile{}, optional...)
	load(t, db, empty, loader.Options{})
	p, err := prune.New(t.Context(), db, loadtest.Open(t, empty), prune.Options{})
	if err != nil {
		t.Fatal(err)
	}
	remove(t, p)
	// What is gone is not missed any more.
	load(t, db, none, loader.Options{})
	if _, err := prune.New(t.Context(), db, loadtest.Open(t, none), prune.Options{}); err != nil {
		t.Error(err)
	}
}

// TestCountsThatAreNot: a file that was cut at the end of a line is told by the
// counts of snapshot.json.
func TestCountsThatAreNot(t *testing.T) {
	folder := fstest.MapFS{
		"repositories.jsonl": {Data: []byte(`{"id":"a/m","kind":"model","tags":[]}` + "\n")},
		"commits.jsonl":      {Data: []byte(strings.Repeat(`{"repo":"a/m","kind":"model","sha":"1","authors":[]}`+"\n", 2))},
		"snapshot.json":      {Data: []byte(`{"format":1,"source":"cut","counts":{"models":1,"commits":3}}`)},
	}
	db := dbtest.Open(t)
	load(t, db, folder, loader.Options{})
	_, err := prune.New(t.Context(), db, loadtest.Open(t, folder), prune.Options{})
	wantRefused(t, err, "commits: snapshot.json says 3, there are 2")
	if _, err := prune.New(t.Context(), db, loadtest.Open(t, folder), prune.Options{DespiteRejects: true}); err != nil {
		t.Error(err)
	}
}
