//go:build readers

// These tests need Python, a JDK with Maven, and the network: go test -tags readers ./analytics/export

package export

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/internal/readers"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/sample"
)

// sent is a network as it was sent to a writer, for read_back.py.
type sent struct {
	Name           string          `json:"name"`
	Relationship   string          `json:"relationship"`
	Source         string          `json:"source"`
	Directed       bool            `json:"directed"`
	Attributes     []sentAttribute `json:"attributes"`
	EdgeAttributes []sentAttribute `json:"edgeAttributes"`
	Nodes          []sentNode      `json:"nodes"`
	Edges          []sentEdge      `json:"edges"`
	schema         Schema
}

type sentAttribute struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

type sentNode struct {
	ID     string         `json:"id"`
	Label  string         `json:"label"`
	Values map[string]any `json:"values"`
}

type sentEdge struct {
	Source int            `json:"source"`
	Target int            `json:"target"`
	Weight int64          `json:"weight"`
	Values map[string]any `json:"values"`
}

func (s *sent) open(schema Schema) (Writer, error) {
	types := [...]string{String: "String", Int: "Int", Float: "Float", Bool: "Bool", Time: "Time", List: "List"}
	s.schema, s.Name, s.Relationship, s.Source, s.Directed = schema, schema.Name, schema.Relationship, schema.Snapshot.Source, schema.Directed
	for _, a := range schema.Attributes {
		s.Attributes = append(s.Attributes, sentAttribute{a.Name, types[a.Type]})
	}
	for _, a := range schema.EdgeAttributes {
		s.EdgeAttributes = append(s.EdgeAttributes, sentAttribute{a.Name, types[a.Type]})
	}
	return s, nil
}

func (s *sent) Node(n Node) error {
	s.Nodes = append(s.Nodes, sentNode{n.ID, n.Label, valuesOf(s.schema.Attributes, n.Values)})
	return nil
}

func (s *sent) Edge(e Edge) error {
	s.Edges = append(s.Edges, sentEdge{e.Source, e.Target, e.Weight, valuesOf(s.schema.EdgeAttributes, e.Values)})
	return nil
}

func (s *sent) Close() error { return nil }

func valuesOf(attributes []Attribute, values []any) map[string]any {
	m := map[string]any{}
	for i, v := range values {
		if attributes[i].Type == Time && v != nil {
			v = text(v)
		}
		m[attributes[i].Name] = v
	}
	return m
}

// put writes what write sends in every format into a folder, and as it was sent.
func put(t *testing.T, dir, name string, write func(Open) error) {
	t.Helper()
	s := &sent{Nodes: []sentNode{}, Edges: []sentEdge{}, Attributes: []sentAttribute{}, EdgeAttributes: []sentAttribute{}}
	if err := write(s.open); err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".expected.json"), text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats {
		out, err := Create(f, filepath.Join(dir, name+f.Ext), nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := write(out.Open); err != nil {
			t.Fatal(err)
		}
		if err := out.Commit(); err != nil {
			t.Fatal(err)
		}
	}
}

// corpora are hubs with dates and lineage.
var corpora = sync.OnceValue(func() map[string]fs.FS {
	return map[string]fs.FS{"small": hubtest.Small(), "sample": sample.FS()}
})

func dated(t *testing.T, fsys fs.FS) *analytics.Corpus {
	t.Helper()
	o := analytics.Defaults()
	o.Dates, o.Lineage = true, true
	c, err := analytics.FromSnapshot(t.Context(), loadtest.Open(t, fsys), nil, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Every format is read back whole by NetworkX, igraph, pandas, DuckDB and Gephi's own
// importer: networks of two hubs, and one of names and values that are hard to write.
func TestReadersGetEverything(t *testing.T) {
	dir := t.TempDir()
	for name, fsys := range corpora() {
		c := dated(t, fsys)
		for _, network := range Networks {
			put(t, dir, name+"-"+network, func(open Open) error {
				_, err := FromCorpus(t.Context(), c, Options{Network: network, Metrics: name == "sample"}, open)
				return err
			})
		}
	}
	hard := testSchema
	hard.Snapshot.Source, hard.Snapshot.Fingerprint = "a <hub> & \"more\"", "f"
	hard.EdgeAttributes = []Attribute{{first, Time}, {last, Time}, {"relation", String}}
	put(t, dir, "hard", func(open Open) error { return hardNetwork(hard, open) })
	put(t, dir, "empty", func(open Open) error {
		w, err := open(Schema{Name: "empty", Relationship: "NONE", Provenance: hard.Provenance})
		if err != nil {
			return err
		}
		return w.Close()
	})

	var files []string
	for _, pattern := range []string{"s*.graphml", "s*.gexf", "hard.gexf", "hard.graphml"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	read := exec.Command("java", append([]string{"-Djava.awt.headless=true", "-cp", readers.Gephi(t), "testdata/ReadWithGephi.java"}, files...)...)
	var log bytes.Buffer
	read.Stderr = &log
	seen, err := read.Output()
	if err != nil {
		t.Fatalf("Gephi: %v\n%s", err, log.String())
	}
	gephi := filepath.Join(dir, "gephi.txt")
	if err := os.WriteFile(gephi, seen, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Log(readers.Run(t, readers.Python(t), "testdata/read_back.py", dir, gephi))
}

// hardNetwork sends the nodes and edges of the tests of writers, and more names.
func hardNetwork(s Schema, open Open) error {
	none := make([]any, len(s.Attributes))
	nodes := append(slices.Clone(testNodes[1:3]), Node{"ada-wren", "ada-wren", []any{"a <b> & \"c\", d", int64(1)<<53 - 1, 0.1, true, time.Date(2023, 10, 1, 10, 0, 0, 1000, time.UTC), []string{"cv", "nlp"}}},
		Node{"松村\tÅsa\x01\r\n", " 松村 ", none}, Node{`say "hi"`, "", none}, Node{`back\slash`, "null", none}, Node{"null", "NA", none}, Node{"A\u030asa", "Å", none},
		Node{"a'b;c|d", "#", none}, Node{"-1", "007", none}, Node{"\u2028x\u0085", "]]>", none}, Node{"a\x02b", "\t", none})
	s.NodeCount = len(nodes)
	w, err := open(s)
	if err != nil {
		return err
	}
	for _, n := range nodes {
		if err := w.Node(n); err != nil {
			return err
		}
	}
	for i := range nodes {
		values := []any{nil, nil, nil}
		if i%2 == 0 {
			values = []any{date(-1500), date(1697328000250), "a;b <" + nodes[i].ID}
		}
		if err := w.Edge(Edge{i, (i + 3) % len(nodes), int64(i) + 1, values, ""}); err != nil {
			return err
		}
	}
	return w.Close()
}

// pandas computes tables 2-4 from the exported table of repositories as the results
// have them, NetworkX core numbers, communities and PageRank as exported, and plain
// Python the table of developers from the files of the hub.
func TestReadersComputeTheSame(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "hub"), sample.FS()); err != nil {
		t.Fatal(err)
	}
	c := dated(t, sample.FS())
	for _, network := range Networks {
		for _, k := range []int{0, 2} {
			put(t, dir, network+strings.Repeat("-core", k/2), func(open Open) error {
				_, err := FromCorpus(t.Context(), c, Options{Network: network, Metrics: true, K: k}, open)
				return err
			})
		}
	}
	for _, table := range Tables {
		for _, f := range TableFormats {
			out, err := Create(f, filepath.Join(dir, table+f.Ext), nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := TableFromSnapshot(t.Context(), loadtest.Open(t, sample.FS()), nil, TableOptions{Table: table}, out.Open); err != nil {
				t.Fatal(err)
			}
			if err := out.Commit(); err != nil {
				t.Fatal(err)
			}
		}
	}
	results, err := analytics.Analyze(t.Context(), c, analytics.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(filepath.Join(dir, "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := results.Encode(file); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	for _, script := range []string{"describe.py", "metrics.py", "developers.py"} {
		t.Log(readers.Run(t, readers.Python(t), "testdata/"+script, dir))
	}
}
