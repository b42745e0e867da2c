package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/sample"
)

// filesOf are the files that a format made, in memory.
func filesOf[W, D any](t *testing.T, f FileFormat[W, D], write func(open func(D) (W, error)) error) []string {
	t.Helper()
	bufs := make([]bytes.Buffer, len(f.Files("x"+f.Ext)))
	outs := make([]io.Writer, len(bufs))
	for i := range bufs {
		outs[i] = &bufs[i]
	}
	if err := write(func(d D) (W, error) { return f.New(outs, d) }); err != nil {
		t.Fatal(err)
	}
	var files []string
	for i := range bufs {
		files = append(files, bufs[i].String())
	}
	return files
}

// tableOf is a table of a hub as CSV, and the file about it.
func tableOf(t *testing.T, fsys fs.FS, o TableOptions) []string {
	t.Helper()
	return filesOf(t, TableCSV, func(open func(Table) (TableWriter, error)) error {
		_, err := TableFromSnapshot(t.Context(), loadtest.Open(t, fsys), nil, o, open)
		return err
	})
}

// The rows by hand from the package comment of hubtest and its files.
func TestRepositoriesSmall(t *testing.T) {
	files := tableOf(t, hubtest.Small(), TableOptions{Table: Repositories})
	lines := strings.Split(strings.TrimSuffix(files[0], "\r\n"), "\r\n")
	if want := "kind,id,owner,license,license_class,fields,likes,downloads,commits,committers,discussions,discussion_starters,community,spaces,created_at,last_modified"; lines[0] != want {
		t.Errorf("header %s", lines[0])
	}
	if len(lines) != 1+11 {
		t.Errorf("%d rows, want 11", len(lines)-1)
	}
	for _, want := range []string{
		"model,gust-lab/tide-base,gust-lab,apache-2.0,permissive,nlp,40,900,4,3,3,2,4,3,2023-01-02T03:04:05Z,2023-09-01T00:00:00.25Z",
		// its discussion is a bot's
		"model,gust-lab/tide-chat,gust-lab,openrail,restrictive,nlp;mm,7,120,3,2,1,0,2,1,2023-05-01T10:00:00Z,2023-09-02T00:00:00Z",
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("no row %s in\n%s", want, files[0])
		}
	}
	for _, start := range []string{"model,legacy-bert,,other,unlabelled,nlp,", "dataset,gust-lab/foam,gust-lab,,none,nlp,", "space,cai-fen/demo,cai-fen,mit,permissive,,4,,2,2,"} {
		if !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, start) }) {
			t.Errorf("no row begins with %s in\n%s", start, files[0])
		}
	}
	if !strings.Contains(files[1], `"source": "hubtest"`) || !strings.Contains(files[1], `"collectedAt": "2023-10-18T00:00:00Z"`) {
		t.Errorf("about: %s", files[1])
	}
}

func TestDevelopersSmall(t *testing.T) {
	files := tableOf(t, hubtest.Small(), TableOptions{Table: Developers})
	lines := strings.Split(strings.TrimSuffix(files[0], "\r\n"), "\r\n")
	if len(lines) != 1+9 { // the nine people of hubtest
		t.Errorf("%d rows, want 9", len(lines)-1)
	}
	// ada-wren: tide-base, tide-chat, reef; a1, a2, b1, e1. cai-fen: co-author of a3; h1, h2 and their copies.
	for name, want := range map[string]string{"ada-wren": "ada-wren,3,0,0,4,4,", "cai-fen": "cai-fen,1,0,2,5,4,", "dov-hale": "dov-hale,1,0,0,2,2,", "李雷": "李雷,0,1,0,1,0,"} {
		if !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, want) }) {
			t.Errorf("no row of %s begins with %s in\n%s", name, want, files[0])
		}
	}
	// collaborators, degrees, core number: by hand from the edges in hubtest
	for name, want := range map[string]string{"ada-wren": ",3,2,3,2", "bo-quill": ",2,1,2,2", "cai-fen": ",2,2,0,2", "dov-hale": ",1,1,1,2", "gus-oak": ",0,0,0,0"} {
		if !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, name+",") && strings.HasSuffix(l, want) }) {
			t.Errorf("no row of %s ends with %s in\n%s", name, want, files[0])
		}
	}
}

// Dates of the commits behind each edge, by hand from the files of hubtest.
func TestCollaborationDates(t *testing.T) {
	o := Options{Network: Collaboration}
	edges := filesOf(t, CSV, func(open func(Schema) (Writer, error)) error {
		_, err := FromSnapshot(t.Context(), loadtest.Open(t, hubtest.Small()), nil, o, open)
		return err
	})[1]
	const label = "Directed,%s,COLLABORATES_WITH,%s\r\n"
	want := "Source,Target,Type,Weight,Label,first,last\r\n"
	for _, e := range [][3]string{
		{"ada-wren,ada-wren", "1", "2023-02-01T00:00:00Z,2023-02-01T00:00:00Z"},
		{"ada-wren,bo-quill", "2", "2023-01-02T03:04:05Z,2023-01-03T00:00:00Z"},
		{"ada-wren,cai-fen", "2", "2023-01-02T03:04:05Z,2023-01-03T00:00:00Z"},
		{"ada-wren,dov-hale", "1", "2023-05-01T10:00:00Z,2023-05-01T10:00:00Z"},
		{"bo-quill,ada-wren", "1", "2023-01-04T00:00:00Z,2023-01-04T00:00:00Z"},
		{"bo-quill,bo-quill", "1", "2023-01-02T03:04:05Z,2023-01-02T03:04:05Z"},
		{"bo-quill,cai-fen", "1", "2023-01-04T00:00:00Z,2023-01-04T00:00:00Z"},
		{"dov-hale,ada-wren", "2", "2023-05-02T00:00:00Z,2023-05-02T00:00:00Z"}, // b3 has no date
		{"gus-oak,gus-oak", "1", "2023-04-01T00:00:00Z,2023-04-01T00:00:00Z"},
	} {
		want += e[0] + "," + fmt.Sprintf(label, e[1], e[2])
	}
	if d := cmp.Diff(want, edges); d != "" {
		t.Error(d)
	}
}

func TestLineageSmall(t *testing.T) {
	o := Options{Network: Lineage}
	files := filesOf(t, CSV, func(open func(Schema) (Writer, error)) error {
		_, err := FromSnapshot(t.Context(), loadtest.Open(t, hubtest.Small()), nil, o, open)
		return err
	})
	want := "Source,Target,Type,Weight,Label,relation,evidence\r\n" +
		"ada-wren/reef,legacy-bert,Directed,1,DERIVED_FROM,unknown,\r\n" +
		"gust-lab/tide-chat,gust-lab/tide-base,Directed,1,DERIVED_FROM,finetune,tag\r\n"
	if d := cmp.Diff(want, files[1]); d != "" {
		t.Error(d)
	}
	if n := strings.Count(files[0], "\r\n"); n != 1+4 {
		t.Errorf("%d models, want 4", n-1)
	}
}

// A model that is said to derive from itself, cores, and fields.
func TestLineageParts(t *testing.T) {
	c := usages(t, "s a", "s b", "s c", "s d", "s legacy")
	// a, b, c is a triangle, d hangs on it and derives from itself, legacy (no mm) from d
	c.Lineage = []analytics.Derivation{{Model: 0, Base: 1, Relation: "merge"}, {Model: 0, Base: 2, Relation: "merge"}, {Model: 1, Base: 2, Relation: "adapter", Evidence: "card"},
		{Model: 3, Base: 0, Relation: "finetune"}, {Model: 3, Base: 3, Relation: "unknown"}, {Model: 4, Base: 3, Relation: "quantized"}}
	for _, x := range []struct {
		o            Options
		names, edges string
	}{
		{Options{}, "a b c d legacy", "a>b*1 a>c*1 b>c*1 d>a*1 d>d*1 legacy>d*1"},
		{Options{K: 1}, "a b c d legacy", "a>b*1 a>c*1 b>c*1 d>a*1 legacy>d*1"},
		{Options{K: 2}, "a b c", "a>b*1 a>c*1 b>c*1"},
		{Options{K: 3}, "", ""},
		{Options{Scope: analytics.Scopes[1]}, "a b c d", "a>b*1 a>c*1 b>c*1 d>a*1 d>d*1"},
		{Options{Scope: analytics.Scopes[3]}, "", ""},
	} {
		x.o.Network = Lineage
		if p := export(t, c, x.o); p.names() != x.names || p.edgeTexts() != x.edges {
			t.Errorf("%+v: %s | %s; want %s | %s", x.o, p.names(), p.edgeTexts(), x.names, x.edges)
		}
	}
	p := export(t, c, Options{Network: Lineage, Metrics: true})
	for i, want := range []string{"2", "2", "2", "1", "1"} {
		if got := p.nodes[i]["core"]; got != want {
			t.Errorf("%s has core number %s, want %s", p.nodes[i]["name"], got, want)
		}
	}
}

// Every network and table has the same bytes from Neo4j and from the files, in every format.
func TestNeo4jGivesBytesOfFiles(t *testing.T) {
	db := dbtest.Open(t)
	loadtest.Load(t, db, sample.FS(), loader.Options{Replace: true})
	s := loadtest.Open(t, sample.FS())
	for _, network := range Networks {
		for _, f := range Formats {
			o := Options{Network: network, Metrics: f.Name == GEXF.Name, Raw: f.Name == NodeLink.Name}
			files := filesOf(t, f, func(open func(Schema) (Writer, error)) error {
				_, err := FromSnapshot(t.Context(), s, nil, o, open)
				return err
			})
			graph := filesOf(t, f, func(open func(Schema) (Writer, error)) error {
				_, err := FromGraph(t.Context(), db, o, open)
				return err
			})
			if d := cmp.Diff(files, graph); d != "" {
				t.Errorf("%s as %s (-files +Neo4j):\n%.2000s", network, f.Name, d)
			}
			if all := strings.Join(files, ""); len(all) < 1000 || !strings.Contains(all, "synthetic hub, scale 0.0006, seed 8") || !strings.Contains(all, "2023-10-15T00:00:00Z") {
				t.Errorf("%s as %s does not tell its snapshot", network, f.Name)
			}
		}
	}
	for _, table := range Tables {
		for _, f := range TableFormats {
			o := TableOptions{Table: table, Metrics: table == Developers, Raw: f.Name == TableParquet.Name}
			files := filesOf(t, f, func(open func(Table) (TableWriter, error)) error {
				_, err := TableFromSnapshot(t.Context(), s, nil, o, open)
				return err
			})
			graph := filesOf(t, f, func(open func(Table) (TableWriter, error)) error {
				_, err := TableFromGraph(t.Context(), db, o, open)
				return err
			})
			if d := cmp.Diff(files, graph); d != "" {
				t.Errorf("%s as %s (-files +Neo4j):\n%.2000s", table, f.Name, d)
			}
		}
	}
}

func TestTableErrors(t *testing.T) {
	var usage *hub.UsageError
	for _, o := range []TableOptions{{Table: "friends"}, {}, {Table: Repositories, Metrics: true}} {
		if _, err := TableFromGraph(t.Context(), lost{}, o, nil); !errors.As(err, &usage) {
			t.Errorf("%+v: %v", o, err)
		}
	}
	for _, table := range Tables {
		if _, err := TableFromGraph(t.Context(), lost{}, TableOptions{Table: table}, nil); !errors.Is(err, errLost) {
			t.Errorf("%s of a database that is gone: %v", table, err)
		}
	}
	for _, f := range TableFormats {
		w, err := f.New([]io.Writer{io.Discard}, Table{Name: "t", Columns: []Attribute{{"n", Int}}})
		if err != nil {
			t.Fatal(err)
		}
		if w.Row([]any{"1"}) == nil || w.Row(nil) == nil || w.Row([]any{int64(1), nil}) == nil {
			t.Errorf("%s takes rows that do not fit", f.Name)
		}
	}
	if f, err := FindTableFormat("", "x"); err != nil || f.Name != "csv" {
		t.Error(f.Name, err)
	}
	if _, err := FindTableFormat("", "x.gexf"); !errors.As(err, &usage) {
		t.Error(err)
	}
}
