package analytics

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/snapshot"
)

// files makes a snapshot of JSON Lines texts by file name.
func files(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// fromFiles reads a corpus from a snapshot without bad lines.
func fromFiles(t testing.TB, fsys fstest.MapFS, o Options) *Corpus {
	t.Helper()
	s, err := snapshot.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	rejects := snapshot.NewRejects(snapshot.RejectOptions{Log: &log})
	c, err := FromSnapshot(t.Context(), s, rejects, o)
	if err != nil {
		t.Fatal(err)
	}
	if rejects.Count() > 0 {
		t.Fatalf("rejected:\n%s", &log)
	}
	return c
}

func analyze(t testing.TB, c *Corpus, o Options) *Results {
	t.Helper()
	r, err := Analyze(t.Context(), c, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func encode(t testing.TB, r *Results) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r.Encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// equateUndefined makes Undefined equal to itself for cmp.
var equateUndefined = cmp.Comparer(func(x, y Number) bool { return x == y || !x.Defined() && !y.Defined() })

// equateNearly is equateUndefined with room for rounding.
var equateNearly = cmp.Comparer(func(x, y Number) bool {
	return math.Abs(float64(x-y)) <= 1e-14*math.Abs(float64(x)) || !x.Defined() && !y.Defined()
})

// collaborate is Collaborate, without an error.
func collaborate(t *testing.T, c *Corpus, s Scope) *Collaboration {
	t.Helper()
	n, err := Collaborate(c, s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
