package export

import (
	"encoding/json"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

func corpusOf(t *testing.T, fsys fs.FS, raw bool) *analytics.Corpus {
	t.Helper()
	o := analytics.Defaults()
	o.Raw = raw
	c, err := analytics.FromSnapshot(t.Context(), loadtest.Open(t, fsys), nil, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func exportCollaboration(t *testing.T, c *analytics.Corpus, o Options) parsed {
	t.Helper()
	o.Network = Collaboration
	p := export(t, c, o)
	if !p.directed {
		t.Error("collaboration is directed")
	}
	return p
}

// edges is edgeTexts of an export of hubtest.Small, by hand from its package comment.
const (
	smallLoops = "ada-wren>ada-wren*1 bo-quill>bo-quill*1 gus-oak>gus-oak*1"
	smallAll   = "ada-wren>ada-wren*1 ada-wren>bo-quill*2 ada-wren>cai-fen*2 ada-wren>dov-hale*1 bo-quill>ada-wren*1 bo-quill>bo-quill*1 " +
		"bo-quill>cai-fen*1 dov-hale>ada-wren*2 gus-oak>gus-oak*1"
	smallCore = "ada-wren>bo-quill*2 ada-wren>cai-fen*2 ada-wren>dov-hale*1 bo-quill>ada-wren*1 bo-quill>cai-fen*1 dov-hale>ada-wren*2"
)

func TestCollaborationSmall(t *testing.T) {
	c := corpusOf(t, hubtest.Small(), false)
	for _, x := range []struct {
		scope, k           int
		names, edges, core string
	}{
		{0, 0, "ada-wren bo-quill cai-fen dov-hale gus-oak", smallAll, "2 2 2 2 0"},
		{0, 1, "ada-wren bo-quill cai-fen dov-hale", smallCore, "2 2 2 2"},
		{0, 2, "ada-wren bo-quill cai-fen dov-hale", smallCore, "2 2 2 2"},
		{0, 3, "", "", ""},
		{1, 0, "ada-wren", "ada-wren>ada-wren*1", "0"},
		{2, 0, "ada-wren bo-quill cai-fen dov-hale", smallCore, "2 2 2 2"},
		{3, 0, "ada-wren dov-hale", "ada-wren>dov-hale*1 dov-hale>ada-wren*2", "2 2"},
	} {
		p := exportCollaboration(t, c, Options{Scope: analytics.Scopes[x.scope], K: x.k})
		var core []string
		for _, n := range p.nodes {
			core = append(core, n["core"])
		}
		if p.names() != x.names || p.edgeTexts() != x.edges || strings.Join(core, " ") != x.core {
			t.Errorf("%s, k %d:\n got %s | %s | %s\nwant %s | %s | %s", analytics.Scopes[x.scope].Name, x.k, p.names(), p.edgeTexts(), core, x.names, x.edges, x.core)
		}
	}
	p := exportCollaboration(t, c, Options{})
	// models committed to, and commits as first author
	for i, want := range []string{"3 4", "2 2", "1 0", "1 2", "1 1"} {
		if got := p.nodes[i]["models"] + " " + p.nodes[i]["commits"]; got != want {
			t.Errorf("%s has %s models and commits, want %s", p.nodes[i]["name"], got, want)
		}
	}
}

func TestCollaborationSmallRaw(t *testing.T) {
	p := exportCollaboration(t, corpusOf(t, hubtest.Small(), true), Options{Raw: true})
	if got, want := p.names(), "A. Wren Ada Wren Bo Quill Tidy Bot ada-wren bo-quill cai-fen dov-hale gus-oak tidy-bot"; got != want {
		t.Errorf("names %s, want %s", got, want)
	}
	// tide-base has 5 names, 4 of them first authors: 4 x 4 edges. tide-chat has 3, all first: 3 x 2. Three models with one name: loops.
	if len(p.edges) != 16+6+3 {
		t.Errorf("edges %s", p.edgeTexts())
	}
	if !strings.Contains(p.desc, "names as recorded") {
		t.Errorf("description %q", p.desc)
	}
}

// TestCollaborationOracle compares the counts of every export with what
// NetworkX found for the same hub.
func TestCollaborationOracle(t *testing.T) {
	for _, variant := range []string{"clean", "raw"} {
		want := readExpected(t, "../testdata/oracle/expected."+variant+".json.gz")
		c := corpusOf(t, os.DirFS("../testdata/oracle/hub"), variant == "raw")
		for _, s := range analytics.Scopes {
			n := want.Network.At(s)
			o := Options{Scope: s, Raw: variant == "raw"}
			p := exportCollaboration(t, c, o)
			size := n.Size
			checkCounts(t, variant+" "+s.Name, p, size.Developers, size.Edges+size.SelfLoopDevelopers, size.WeightTotal+size.SelfLoopCommits)
			for _, e := range n.KCore {
				o.K, _ = strconv.Atoi(e.Key)
				p := exportCollaboration(t, c, o)
				checkCounts(t, variant+" "+s.Name+" k="+e.Key, p, e.Value.N, e.Value.E, -1)
			}
			o.K = n.KMax + 1
			if p := exportCollaboration(t, c, o); len(p.nodes) > 0 {
				t.Errorf("%s: %d nodes above the largest k", s.Name, len(p.nodes))
			}
		}
	}
}

func readExpected(t *testing.T, path string) *analytics.Results {
	t.Helper()
	var r analytics.Results
	if err := json.Unmarshal(hubtest.Gunzip(t, path), &r); err != nil {
		t.Fatal(err)
	}
	return &r
}

// checkCounts compares nodes, edges and, unless it is negative, the sum of the weights.
func checkCounts(t *testing.T, what string, p parsed, nodes, edges int, weight int64) {
	t.Helper()
	var sum int64
	last := [2]int{-1, -1}
	for _, e := range p.edges {
		w, _ := strconv.ParseInt(e.attrs["weight"], 10, 64)
		sum += w
		if at := [2]int{e.source, e.target}; at[0] < last[0] || at[0] == last[0] && at[1] <= last[1] {
			t.Fatalf("%s: edge %v after %v", what, at, last)
		} else {
			last = at
		}
	}
	if len(p.nodes) != nodes || len(p.edges) != edges || weight >= 0 && sum != weight {
		t.Errorf("%s: %d nodes, %d edges, weight %d; want %d, %d, %d", what, len(p.nodes), len(p.edges), sum, nodes, edges, weight)
	}
	for i := 1; i < len(p.nodes); i++ {
		if p.nodes[i-1]["name"] >= p.nodes[i]["name"] {
			t.Fatalf("%s: %q before %q", what, p.nodes[i-1]["name"], p.nodes[i]["name"])
		}
	}
}
