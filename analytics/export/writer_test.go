package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
)

var testSchema = Schema{
	Name: "test", Description: `made <by> "hand" & for tests`, Directed: true, Relationship: "KNOWS", NodeCount: 4,
	Attributes: []Attribute{{"nick", String}, {"likes", Int}, {"share", Float}, {"listed", Bool}, {"since", Time}, {"fields", List}},
}

var testNodes = []Node{
	{"ada-wren", "ada-wren", []any{"a <b> & \"c\", d", int64(9007199254740993), 0.1, true, time.Date(2023, 10, 1, 12, 0, 0, 0, time.FixedZone("", 7200)), []string{"cv", "nlp"}}},
	{"bo-quill", "bo-quill", []any{nil, nil, nil, nil, nil, nil}},
	{"gust lab", "=1+1", []any{"", int64(0), 1e300, false, nil, []string{}}},
	{"松村\tÅsa\x01\r\n", " 松村 ", []any{"x\x00y\ufffe", int64(-1), -2.5, nil, nil, []string{"mm"}}},
}

var testEdges = []Edge{{0, 0, 2, nil, ""}, {0, 1, 1, nil, ""}, {1, 0, 314813, nil, "IS OWED <BY>"}, {3, 2, 1, nil, ""}}

// write sends the test network through a format and returns its files.
func write(t *testing.T, f Format, s Schema, nodes []Node, edges []Edge) []string {
	t.Helper()
	files := f.Files("x" + f.Ext)
	bufs := make([]bytes.Buffer, len(files))
	outs := make([]io.Writer, len(files))
	for i := range bufs {
		outs[i] = &bufs[i]
	}
	w, err := f.New(outs, s)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range nodes {
		if err := w.Node(n); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range edges {
		if err := w.Edge(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range bufs {
		out = append(out, bufs[i].String())
	}
	return out
}

func TestGraphML(t *testing.T) {
	text := write(t, GraphML, testSchema, testNodes, testEdges)[0]
	p := parseGraphML(t, text)
	want := parsed{
		directed: true, desc: `made <by> "hand" & for tests`,
		nodes: []map[string]string{
			{"name": "ada-wren", "label": "ada-wren", "nick": `a <b> & "c", d`, "likes": "9007199254740993", "share": "0.1", "listed": "true",
				"since": "2023-10-01T10:00:00Z", "fields": "cv;nlp"},
			{"name": "bo-quill", "label": "bo-quill"},
			{"name": "gust lab", "label": "=1+1", "nick": "", "likes": "0", "share": "1e+300", "listed": "false", "fields": ""},
			// XML 1.0 has no U+0001, NUL, U+FFFE; tab and line break are written so that a parser keeps them.
			{"name": "松村\tÅsa\ufffd\r\n", "label": " 松村 ", "nick": "x\ufffdy\ufffd", "likes": "-1", "share": "-2.5", "fields": "mm"},
		},
		edges: []parsedEdge{
			{0, 0, map[string]string{"label": "KNOWS", "relationship": "KNOWS", "weight": "2"}},
			{0, 1, map[string]string{"label": "KNOWS", "relationship": "KNOWS", "weight": "1"}},
			{1, 0, map[string]string{"label": "IS OWED <BY>", "relationship": "IS OWED <BY>", "weight": "314813"}},
			{3, 2, map[string]string{"label": "KNOWS", "relationship": "KNOWS", "weight": "1"}},
		},
	}
	if diff := cmp.Diff(want, p, cmp.AllowUnexported(parsed{}, parsedEdge{})); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	for _, id := range []string{`"d3"`, `"d7"`} { // ids that Gephi takes for labels of yEd
		if strings.Contains(text, id) {
			t.Errorf("key id %s", id)
		}
	}
}

func TestGraphMLUndirectedAndEmpty(t *testing.T) {
	p := parseGraphML(t, write(t, GraphML, Schema{Name: "none"}, nil, nil)[0])
	if p.directed || len(p.nodes) != 0 || len(p.edges) != 0 {
		t.Errorf("got %+v", p)
	}
}

func TestCSV(t *testing.T) {
	files := write(t, CSV, testSchema, testNodes, testEdges)
	// By hand from RFC 4180.
	wantNodes := "Id,Label,nick,likes,share,listed,since,fields\r\n" +
		"ada-wren,ada-wren,\"a <b> & \"\"c\"\", d\",9007199254740993,0.1,true,2023-10-01T10:00:00Z,cv;nlp\r\n" +
		"bo-quill,bo-quill,,,,,,\r\n" +
		"gust lab,=1+1,\"\",0,1e+300,false,,\"\"\r\n" +
		"\"松村\tÅsa\x01\r\n\",\" 松村 \",x\x00y\ufffe,-1,-2.5,,,mm\r\n"
	if diff := cmp.Diff(wantNodes, files[0]); diff != "" {
		t.Errorf("nodes (-want +got):\n%s", diff)
	}
	wantEdges := "Source,Target,Type,Weight,Label\r\n" +
		"ada-wren,ada-wren,Directed,2,KNOWS\r\nada-wren,bo-quill,Directed,1,KNOWS\r\nbo-quill,ada-wren,Directed,314813,IS OWED <BY>\r\n" +
		"\"松村\tÅsa\x01\r\n\",gust lab,Directed,1,KNOWS\r\n"
	if diff := cmp.Diff(wantEdges, files[1]); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
	r := csv.NewReader(strings.NewReader(files[0])) // every record has the fields of the header
	if records, err := r.ReadAll(); err != nil || len(records) != 5 {
		t.Errorf("encoding/csv reads %d records, %v", len(records), err)
	}
}

func TestCSVUndirected(t *testing.T) {
	s := Schema{Name: "co", Relationship: "CO", NodeCount: 2}
	files := write(t, CSV, s, []Node{{"a", "a", nil}, {"b", "b", nil}}, []Edge{{0, 1, 3, nil, ""}})
	if want := "Source,Target,Type,Weight,Label\r\na,b,Undirected,3,CO\r\n"; files[1] != want {
		t.Errorf("edges %q, want %q", files[1], want)
	}
}

func TestFiles(t *testing.T) {
	for path, want := range map[string]string{"a/hub.csv": "a/hub.nodes.csv a/hub.edges.csv a/hub.about.json", "hub.CSV": "hub.nodes.csv hub.edges.csv hub.about.json", "x": "x.nodes.csv x.edges.csv x.about.json"} {
		if got := strings.Join(CSV.Files(path), " "); got != want {
			t.Errorf("Files(%q) = %s, want %s", path, got, want)
		}
	}
}

func TestFindFormat(t *testing.T) {
	for _, c := range []struct{ name, path, want string }{
		{"", "-", "graphml"}, {"", "out", "graphml"}, {"", "a.b/out.xml", "graphml"}, {"", "out.GraphML", "graphml"}, {"", "out.csv", "csv"},
		{"csv", "out.graphml", "csv"}, {"graphml", "out.csv", "graphml"},
	} {
		if f, err := FindFormat(c.name, c.path); err != nil || f.Name != c.want {
			t.Errorf("FindFormat(%q, %q) = %s, %v, want %s", c.name, c.path, f.Name, err, c.want)
		}
	}
	for _, c := range [][2]string{{"dot", "x"}, {"", "out.zip"}} {
		var usage *hub.UsageError
		if _, err := FindFormat(c[0], c[1]); !errors.As(err, &usage) || !strings.Contains(err.Error(), "graphml, gexf, csv, net, json, parquet") {
			t.Errorf("FindFormat(%q, %q): %v", c[0], c[1], err)
		}
	}
}

// A caller that breaks the contract must hear of it from every format, not
// leave a file that readers misread.
func TestWriterContract(t *testing.T) {
	node := func(id string, v ...any) Node { return Node{id, id, v} }
	two := Schema{Name: "two", NodeCount: 2, Attributes: []Attribute{{"likes", Int}}}
	cases := map[string]func(Writer) error{
		"too few nodes":     func(w Writer) error { return w.Close() },
		"edge before nodes": func(w Writer) error { return w.Edge(Edge{0, 0, 1, nil, ""}) },
		"wrong type":        func(w Writer) error { return w.Node(node("a", "3")) },
		"missing value":     func(w Writer) error { return w.Node(node("a")) },
		"no such end": func(w Writer) error {
			w.Node(node("a", nil))
			w.Node(node("b", nil))
			return w.Edge(Edge{0, 2, 1, nil, ""})
		},
		"node after edge": func(w Writer) error {
			w.Node(node("a", nil))
			w.Node(node("b", nil))
			w.Edge(Edge{0, 1, 1, nil, ""})
			return w.Node(node("c", nil))
		},
	}
	for _, f := range Formats {
		for name, breaks := range cases {
			var outs []io.Writer
			for range f.Files("x") {
				outs = append(outs, io.Discard)
			}
			w, err := f.New(outs, two)
			if err != nil {
				t.Fatal(err)
			}
			if breaks(w) == nil {
				t.Errorf("%s, %s: no error", f.Name, name)
			}
		}
		for _, bad := range []string{"id", "label", "color", ""} {
			if _, err := f.New(make([]io.Writer, len(f.Files("x"))), Schema{Name: "bad", Attributes: []Attribute{{bad, Int}}}); err == nil {
				t.Errorf("%s: attribute %q accepted", f.Name, bad)
			}
		}
	}
}

type fullDisk struct{ room int }

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.room -= len(p); d.room < 0 {
		return 0, errors.New("no space left")
	}
	return len(p), nil
}

func TestWriteErrors(t *testing.T) {
	for _, f := range Formats {
		longest := 0
		for _, text := range write(t, f, testSchema, testNodes, testEdges) {
			longest = max(longest, len(text))
		}
		for room := range 60 {
			err := func() error {
				var outs []io.Writer
				for range f.Files("x") {
					outs = append(outs, &fullDisk{room * 20})
				}
				w, err := f.New(outs, testSchema)
				if err != nil {
					return err
				}
				for _, n := range testNodes {
					if err := w.Node(n); err != nil {
						return err
					}
				}
				for _, e := range testEdges {
					if err := w.Edge(e); err != nil {
						return err
					}
				}
				return w.Close()
			}()
			if size := room * 20; (err == nil) != (size >= longest) || err != nil && err.Error() != "no space left" {
				t.Errorf("%s with room for %d bytes: %v", f.Name, size, err)
			}
		}
	}
}

// Edges between the same ends tell their types, and are two edges.
func TestEdgesOfSeveralTypes(t *testing.T) {
	nodes := []Node{{ID: "a", Values: make([]any, len(testSchema.Attributes))}, {ID: "b", Values: make([]any, len(testSchema.Attributes))}}
	s := testSchema
	s.NodeCount = 2
	edges := []Edge{{0, 1, 1, nil, "OWNS"}, {0, 1, 1, nil, "CONTRIBUTED"}, {0, 1, 1, nil, ""}}
	for _, f := range []Format{GraphML, GEXF, CSV, NodeLink} {
		text := strings.Join(write(t, f, s, nodes, edges), "")
		for _, want := range []string{"OWNS", "CONTRIBUTED", s.Relationship} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not have the type %s", f.Name, want)
			}
		}
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(`<edge id="([0-9a-f]+)"`).FindAllStringSubmatch(write(t, GEXF, s, nodes, edges)[0], -1) {
		ids[m[1]] = true
	}
	if len(ids) != len(edges) {
		t.Errorf("%d ids of %d edges", len(ids), len(edges))
	}
}
