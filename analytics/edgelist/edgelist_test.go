package edgelist_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/edgelist"
	"github.com/hubgraph/hubgraph/analytics/export"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/sample"
	"github.com/hubgraph/hubgraph/snapshot"
)

// TestAgainstNetworkX: the numbers of edge lists of each form are those of
// NetworkX, by testdata/make.py.
func TestAgainstNetworkX(t *testing.T) {
	var all struct {
		Files map[string]string
		Want  map[string]json.RawMessage
	}
	if err := json.Unmarshal(hubtest.Gunzip(t, "testdata/networks.json.gz"), &all); err != nil {
		t.Fatal(err)
	}
	if len(all.Files) != 4 {
		t.Fatalf("%d files", len(all.Files))
	}
	for _, name := range slices.Sorted(maps.Keys(all.Files)) {
		list, _ := read(t, all.Files[name])
		differ, compared := differences("", decode(t, all.Want[name]), measured(t, list))
		if len(differ) > 0 || compared < 100 {
			t.Errorf("%s: %d numbers compared\n%s", name, compared, strings.Join(differ, "\n"))
		}
	}
}

// TestExported: the exported network of a hub is measured as the hub is. An edge
// list in CSV does not have who works with nobody, so the number of developers,
// of isolates and their share differ for those without a self-loop; GraphML has
// them. The number of models is not in any.
func TestExported(t *testing.T) {
	for name, folder := range map[string]fs.FS{"small": hubtest.Small(), "sample": sample.FS()} {
		s, err := snapshot.Open(folder)
		if err != nil {
			t.Fatal(err)
		}
		c, err := analytics.FromSnapshot(t.Context(), s, nil, analytics.Defaults())
		if err != nil {
			t.Fatal(err)
		}
		n, err := analytics.Collaborate(c, analytics.Scopes[0])
		if err != nil {
			t.Fatal(err)
		}
		want := numbers(t, n, c.People)
		delete(want, "repositories")
		size := want["size"].(map[string]any)
		delete(size, "repositories_with_authors")
		for _, f := range []export.Format{export.GraphML, export.CSV} {
			if f.Name == export.CSV.Name {
				for _, key := range []string{"developers", "isolates", "isolate_share"} {
					delete(size, key)
				}
			}
			list, rejects := read(t, exported(t, c, f))
			differ, compared := differences("", want, measured(t, list))
			if len(differ) > 0 || compared < 60 {
				t.Errorf("%s of %s: %d numbers compared, %q\n%s", f.Name, name, compared, rejects, strings.Join(differ, "\n"))
			}
		}
	}
}

// exported returns the file of an export that holds the edges: of several the second.
func exported(t *testing.T, c *analytics.Corpus, f export.Format) string {
	t.Helper()
	bufs := make([]bytes.Buffer, len(f.Files("x"+f.Ext)))
	_, err := export.FromCorpus(t.Context(), c, export.Options{Network: export.Collaboration, Scope: analytics.Scopes[0]}, func(s export.Schema) (export.Writer, error) {
		var outs []io.Writer
		for i := range bufs {
			outs = append(outs, &bufs[i])
		}
		return f.New(outs, s)
	})
	if err != nil {
		t.Fatal(err)
	}
	return bufs[min(1, len(bufs)-1)].String()
}

func TestRejects(t *testing.T) {
	list, rejects := read(t, "source,target,weight\na,b,2\na,,1\na,b,-1\na,b,0\na,b,NaN\na,b,x\na,b,0.5\na,b,3.0\na,b,1e30\na,b\n\"a,b,1\nb,a,\n")
	want := []string{
		"net:3: the target is empty",
		`net:4: the weight "-1" is not above 0`,
		`net:5: the weight "0" is not above 0`,
		`net:6: the weight "NaN" is out of range`,
		`net:7: the weight "x" is no number`,
		`net:8: the weight "0.5" is no whole number`,
		`net:10: the weight "1e30" is out of range`,
		"net:11: the line has 2 fields, the head 3",
		`net:12: extraneous or missing " in quoted-field`,
	}
	if d := cmp.Diff(want, rejects); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if d := cmp.Diff([]analytics.Edge{{From: 0, To: 1, Weight: 2}, {From: 0, To: 1, Weight: 3}}, list.Edges); d != "" {
		t.Error(d)
	}
}

const graphML = `<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="w" for="edge" attr.name="weight" attr.type="double"><default>4</default></key>
<key id="n" for="node" attr.name="name" attr.type="string"/>
<graph edgedefault="directed"><desc>of three</desc>
<node id="n0"><data key="n">zoe</data></node>
<node id="n1"><data key="n">&lt;ada&gt;</data></node>
<node id="n2"/>
<edge source="n0" target="n1"/>
<edge source="n1" target="n2"><data key="w">2.0</data></edge>
<edge source="n1" target="n2"><data key="w">nan</data></edge>
<edge source="n1" target="n2" directed="false"/>
<edge source="n1" target="n2"><data key="w"> </data></edge>
<edge source="n1"/>
</graph></graphml>`

func TestGraphML(t *testing.T) {
	list, rejects := read(t, graphML)
	if d := cmp.Diff([]string{"<ada>", "n2", "zoe"}, list.Names); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]analytics.Edge{{From: 2, To: 0, Weight: 4}, {From: 0, To: 1, Weight: 2}}, list.Edges); d != "" {
		t.Error(d)
	}
	want := []string{`net:11: the weight "nan" is out of range`, "net:12: the edge is undirected, the metrics are of directed networks", "net:13: the weight is empty", "net:14: the target is empty"}
	if d := cmp.Diff(want, rejects); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// endless is a stream that repeats a text without end.
type endless struct {
	start, again string
	at           int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.start != "" {
		n := copy(p, e.start)
		e.start = e.start[n:]
		return n, nil
	}
	n := copy(p, e.again[e.at:])
	e.at = (e.at + n) % len(e.again)
	return n, nil
}

func newEndless(start, again string) io.Reader {
	return &endless{start: start, again: strings.Repeat(again, 1+4096/len(again))}
}

func TestFailures(t *testing.T) {
	long := edgelist.MaxItem + 1
	for name, c := range map[string]struct {
		in       io.Reader
		want     string
		wrongUse bool
	}{
		"empty":               {strings.NewReader(""), "is empty", true},
		"no columns":          {strings.NewReader("from,to\na,b\n"), "want source and target", true},
		"two weights":         {strings.NewReader("source,target,freq,weight\n"), "both columns", true},
		"undirected":          {strings.NewReader(`<graphml><graph edgedefault="undirected"/></graphml>`), "undirected graph", true},
		"no graph":            {strings.NewReader("<graphml/>"), "has no graph", true},
		"two GraphML weights": {strings.NewReader(`<graphml><key id="a" for="edge" attr.name="weight"/><key id="b" for="edge" attr.name="freq"/><graph/></graphml>`), "several data", true},
		"cut":                 {strings.NewReader(graphML[:len(graphML)-20]), "line 14", false},
		"line without end":    {newEndless("source,target\n", "x"), "longer than the limit", false},
		"quote without end":   {newEndless("source,target\n\"", "x,y\n"), "longer than the limit", false},
		"text without end":    {newEndless("<graphml>", "x"), "longer than the limit", false},
		"comments in text":    {newEndless("<graphml><a>", strings.Repeat("x", 4000)+"<!-- -->"), "longer than the limit", false},
		"depth without end":   {newEndless("<graphml>", "<a>"), "deep in one another", false},
		"keys without end":    {newEndless("<graphml>", "<key id='a' for='edge'/>"), "", false},
		"name too long":       {strings.NewReader("source,target\n" + strings.Repeat("x", long) + ",b\n"), "", false},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		if name == "keys without end" { // the same key again and again takes no memory
			c.in, c.want = io.LimitReader(c.in, 1<<20), "EOF"
		}
		var rejects *snapshot.Rejects
		if name == "cut" {
			rejects = snapshot.NewRejects(snapshot.RejectOptions{})
		}
		if name == "name too long" {
			c.want = "the source is 16777217 bytes long"
		}
		_, err := edgelist.Read(ctx, c.in, "net", rejects)
		cancel()
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "net") {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if errors.As(err, new(*hub.UsageError)) != c.wrongUse {
			t.Errorf("%s: wrong use: %v", name, !c.wrongUse)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := edgelist.Read(ctx, newEndless("source,target\n", "a,b\n"), "net", nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// FuzzRead: nothing makes it panic, and what it reads is in order.
func FuzzRead(f *testing.F) {
	f.Add("source,target,weight\na,b,2\n")
	f.Add(graphML)
	f.Fuzz(func(t *testing.T, text string) {
		list, err := edgelist.Read(t.Context(), strings.NewReader(text), "net", snapshot.NewRejects(snapshot.RejectOptions{}))
		if err != nil {
			return
		}
		if !slices.IsSorted(list.Names) {
			t.Error("names are not in order")
		}
		for _, e := range list.Edges {
			if e.Weight <= 0 || int(max(e.From, e.To)) >= len(list.Names) || min(e.From, e.To) < 0 {
				t.Errorf("edge %+v of %d nodes", e, len(list.Names))
			}
		}
	})
}

func Example() {
	list, err := edgelist.Read(context.Background(), strings.NewReader("source,target,freq\nada,bo,2\nbo,ada,1\nbo,cai,1\n"), "edges.csv", nil)
	if err != nil {
		panic(err)
	}
	n, err := analytics.CollaborationOf(len(list.Names), list.Edges)
	if err != nil {
		panic(err)
	}
	m, err := analytics.Measure(context.Background(), n, list.Names)
	if err != nil {
		panic(err)
	}
	row, _ := m.KCore.Get("1")
	fmt.Printf("%d developers, %d edges, reciprocity %.2f\n", row.N, row.E, float64(row.Recip))
	// Output: 3 developers, 3 edges, reciprocity 0.67
}
