package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sample"
)

// usages is a hub with these uses of models by spaces, "space model", as a corpus.
func usages(t *testing.T, pairs ...string) *analytics.Corpus {
	t.Helper()
	var repositories, lines strings.Builder
	known := map[string]bool{"ghost": true} // a space that is not listed
	add := func(key, line string) {
		if !known[key] {
			fmt.Fprintln(&repositories, line)
		}
		known[key] = true
	}
	for _, p := range pairs {
		space, model, _ := strings.Cut(p, " ")
		add(space, fmt.Sprintf(`{"id":%q,"kind":"space","owner":"bo-quill","likes":2,"tags":[]}`, space))
		if model == "legacy" { // without owner, licence and fields
			add("model "+model, `{"id":"legacy","kind":"model","likes":3,"downloads":1000,"tags":[]}`)
		} else {
			add("model "+model, fmt.Sprintf(`{"id":%q,"kind":"model","owner":"ada-wren","license":"mit","likes":3,"downloads":1000,"tags":["image-classification","fill-mask"]}`, model))
		}
		fmt.Fprintf(&lines, `{"space":%q,"model":%q}`+"\n", space, model)
	}
	return corpusOf(t, fstest.MapFS{
		"repositories.jsonl": {Data: []byte(repositories.String())},
		"usages.jsonl":       {Data: []byte(lines.String())},
	}, false)
}

// export writes a network of a corpus into memory and reads it back.
func export(t *testing.T, c *analytics.Corpus, o Options) parsed {
	t.Helper()
	return readBack(t, func(open Open) (Summary, error) { return FromCorpus(t.Context(), c, o, open) })
}

// exportGraph is export from Neo4j.
func exportGraph(t *testing.T, db analytics.Reader, o Options) parsed {
	t.Helper()
	return readBack(t, func(open Open) (Summary, error) { return FromGraph(t.Context(), db, o, open) })
}

func readBack(t *testing.T, write func(Open) (Summary, error)) parsed {
	t.Helper()
	var b bytes.Buffer
	sum, err := write(func(s Schema) (Writer, error) { return GraphML.New([]io.Writer{&b}, s) })
	if err != nil {
		t.Fatal(err)
	}
	p := parseGraphML(t, b.String())
	if sum.Nodes != len(p.nodes) || sum.Edges != int64(len(p.edges)) {
		t.Errorf("summary %+v, file has %d nodes, %d edges", sum, len(p.nodes), len(p.edges))
	}
	return p
}

// discard is an Open of which nothing is kept.
func discard(s Schema) (Writer, error) { return GraphML.New([]io.Writer{io.Discard}, s) }

func TestUsage(t *testing.T) {
	// The same id as a space and as a model; a repeated row; an unlisted space.
	c := usages(t, "s/b m/2", "s/a m/1", "m/1 m/1", "s/a m/2", "s/a m/1", "ghost legacy")
	p := export(t, c, Options{Network: Usage})
	if !p.directed {
		t.Error("usage is directed")
	}
	if got, want := p.names(), "model:legacy model:m/1 model:m/2 space:ghost space:m/1 space:s/a space:s/b"; got != want {
		t.Errorf("nodes %s, want %s", got, want)
	}
	if got, want := p.edgeTexts(), "space:ghost>model:legacy*1 space:m/1>model:m/1*1 space:s/a>model:m/1*1 space:s/a>model:m/2*1 space:s/b>model:m/2*1"; got != want {
		t.Errorf("edges %s, want %s", got, want)
	}
	for i, want := range []map[string]string{
		{"name": "model:legacy", "label": "legacy", "kind": "model", "likes": "3", "downloads": "1000", "listed": "true"},
		{"name": "model:m/1", "label": "m/1", "kind": "model", "owner": "ada-wren", "license": "mit", "likes": "3", "downloads": "1000", "fields": "cv;nlp", "listed": "true"},
	} {
		equalMaps(t, p.nodes[i], want)
	}
	equalMaps(t, p.nodes[3], map[string]string{"name": "space:ghost", "label": "ghost", "kind": "space", "listed": "false"})
	equalMaps(t, p.nodes[5], map[string]string{"name": "space:s/a", "label": "s/a", "kind": "space", "owner": "bo-quill", "likes": "2", "listed": "true"})
	equalMaps(t, p.edges[0].attrs, map[string]string{"label": "USES", "relationship": "USES", "weight": "1"})
}

func equalMaps(t *testing.T, got, want map[string]string) {
	t.Helper()
	for k := range want {
		if got[k] != want[k] {
			t.Errorf("%s: %s is %q, want %q", want["name"], k, got[k], want[k])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s has %v, want %v", want["name"], got, want)
	}
}

func TestUsageCore(t *testing.T) {
	// s1, s2 and m1, m2 form a square, the 2-core; s3-m3 hangs on it, s4-m4 is apart.
	c := usages(t, "s1 m1", "s1 m2", "s2 m1", "s2 m2", "s3 m2", "s3 m3", "s4 m4")
	p := export(t, c, Options{Network: Usage, K: 2})
	if got, want := p.edgeTexts(), "space:s1>model:m1*1 space:s1>model:m2*1 space:s2>model:m1*1 space:s2>model:m2*1"; got != want {
		t.Errorf("2-core %s, want %s", got, want)
	}
	if p := export(t, c, Options{Network: Usage, K: 3}); len(p.nodes) != 0 {
		t.Errorf("3-core has %s", p.names())
	}
	if p := export(t, c, Options{Network: Usage, K: 1}); len(p.nodes) != 8 || len(p.edges) != 7 {
		t.Errorf("1-core has %s, %s", p.names(), p.edgeTexts())
	}
}

func TestScope(t *testing.T) {
	c := usages(t, "s1 m1", "s1 legacy")
	for _, network := range []string{Usage, CoUsage} {
		if p := export(t, c, Options{Network: network, Scope: analytics.Scopes[2]}); !strings.Contains(p.names(), "m1") || strings.Contains(p.names(), "legacy") {
			t.Errorf("%s of nlp has %s", network, p.names())
		}
		if p := export(t, c, Options{Network: network, Scope: analytics.Scopes[3]}); len(p.nodes) != 0 {
			t.Errorf("%s of mm has %s", network, p.names())
		}
	}
}

func TestCoUsage(t *testing.T) {
	// By hand: s1 uses a b c, s2 uses a b, s3 uses c only, s4 uses d only.
	c := usages(t, "s4 d", "s1 c", "s1 a", "s1 b", "s2 b", "s2 a", "s3 c", "s2 a")
	p := export(t, c, Options{Network: CoUsage})
	if p.directed {
		t.Error("co-usage has no direction")
	}
	if got, want := p.names(), "a b c d"; got != want { // d is an isolate
		t.Errorf("nodes %s, want %s", got, want)
	}
	if got, want := p.edgeTexts(), "a>b*2 a>c*1 b>c*1"; got != want {
		t.Errorf("edges %s, want %s", got, want)
	}
	for i, want := range []string{"2", "2", "2", "1"} {
		if got := p.nodes[i]["spaces"]; got != want {
			t.Errorf("%s is used by %s spaces, want %s", p.nodes[i]["name"], got, want)
		}
	}
	if p := export(t, c, Options{Network: CoUsage, K: 1}); p.names() != "a b c" {
		t.Errorf("1-core %s", p.names())
	}
}

// lost is a database that is not there.
type lost struct{}

var errLost = errors.New("connection lost")

func (lost) Read(context.Context, string, map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	return nil, nil, errLost
}

func TestErrors(t *testing.T) {
	for _, network := range Networks {
		_, err := FromGraph(t.Context(), lost{}, Options{Network: network}, func(Schema) (Writer, error) { t.Error("opened"); return nil, io.EOF })
		if !errors.Is(err, errLost) {
			t.Errorf("%s of a database that is gone: %v", network, err)
		}
		stopped, cancel := context.WithCancel(t.Context())
		open := func(s Schema) (Writer, error) { cancel(); return discard(s) }
		if sum, err := FromCorpus(stopped, usages(t, "s m", "s m2"), Options{Network: network}, open); !errors.Is(err, context.Canceled) && (network == Usage || network == CoUsage) { // the others have no edges
			t.Errorf("%s cancelled while it is written: %+v, %v", network, sum, err)
		}
		if _, err := FromCorpus(stopped, usages(t, "s m"), Options{Network: network, K: 1}, discard); !errors.Is(err, context.Canceled) {
			t.Errorf("%s after a cancel: %v", network, err)
		}
		var usage *hub.UsageError
		if _, err := FromCorpus(t.Context(), usages(t, "s m"), Options{Network: network, K: -1}, discard); !errors.As(err, &usage) {
			t.Errorf("%s for k -1: %v", network, err)
		}
	}
}

func TestOptionsCheck(t *testing.T) {
	for _, o := range []Options{{Network: "friends"}, {Network: Usage, K: -1}, {}} {
		var usage *hub.UsageError
		if err := o.Check(); !errors.As(err, &usage) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

// TestLeastWeight: with a least weight the edges are those of the whole network that
// weigh as much, the nodes those that have one, or their core, peeled here step by
// step.
func TestLeastWeight(t *testing.T) {
	c := corpusOf(t, sample.FS(), false)
	for _, network := range []string{CoUsage, Owners} {
		whole := export(t, c, Options{Network: network})
		for _, k := range []int{0, 1, 2, 3} {
			edges := slices.DeleteFunc(slices.Clone(whole.edges), func(e parsedEdge) bool { return e.attrs["weight"] == "1" })
			if len(edges) == 0 || len(edges) == len(whole.edges) {
				t.Fatalf("%s: %d of %d edges weigh 2 or more", network, len(edges), len(whole.edges))
			}
			for before := -1; before != len(edges); {
				before = len(edges)
				degree := map[int]int{}
				for _, e := range edges {
					degree[e.source]++
					degree[e.target]++
				}
				edges = slices.DeleteFunc(edges, func(e parsedEdge) bool { return degree[e.source] < k || degree[e.target] < k })
			}
			var want, nodes []string
			for _, e := range edges {
				want, nodes = append(want, whole.edgeText(e)), append(nodes, whole.nodes[e.source]["name"], whole.nodes[e.target]["name"])
			}
			slices.Sort(nodes)
			got := export(t, c, Options{Network: network, MinWeight: 2, K: k, Metrics: k == 2})
			if got.edgeTexts() != strings.Join(want, " ") || got.names() != strings.Join(slices.Compact(nodes), " ") {
				t.Errorf("%s, k %d: %s | %s\nwant %s | %s", network, k, got.names(), got.edgeTexts(), slices.Compact(nodes), want)
			}
		}
	}
	for _, o := range []Options{{Network: Collaboration, MinWeight: 2}, {Network: CoUsage, MinWeight: -1}} {
		if _, err := FromCorpus(t.Context(), c, o, discard); !errors.As(err, new(*hub.UsageError)) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}
