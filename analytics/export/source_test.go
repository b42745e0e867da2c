package export

import (
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// table is a database that answers the statement of usages with its rows.
type table struct {
	empty   bool // no snapshot was loaded
	partly  bool // a load was left off
	columns []string
	rows    [][]any
	err     error // after the rows
	params  map[string]any
}

func (t *table) Read(_ context.Context, cypher string, params map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	if strings.Contains(cypher, ":Snapshot") {
		complete, unfinished := int64(1), int64(0)
		if t.empty {
			complete = 0
		}
		if t.partly {
			unfinished = 1
		}
		return []string{"complete", "unfinished"}, func(yield func([]any, error) bool) { yield([]any{complete, unfinished}, nil) }, nil
	}
	t.params = params
	return t.columns, func(yield func([]any, error) bool) {
		for _, row := range t.rows {
			if !yield(row, nil) {
				return
			}
		}
		if t.err != nil {
			yield(nil, t.err)
		}
	}, nil
}

// usages is a database with these uses of models by spaces, "space model".
func usages(pairs ...string) *table {
	t := &table{columns: []string{"space", "space_owner", "space_likes", "space_listed", "model", "model_owner", "model_license", "model_likes", "model_downloads", "model_fields", "model_listed"}}
	for _, p := range pairs {
		space, model, _ := strings.Cut(p, " ")
		row := []any{space, "bo-quill", int64(2), true, model, "ada-wren", "mit", int64(3), int64(1000), []any{"cv", "nlp"}, true}
		if space == "ghost" { // a space that is not listed
			row[1], row[2], row[3] = nil, nil, false
		}
		if model == "legacy" { // without owner, licence and fields
			row[5], row[6], row[9] = nil, nil, []any{}
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// export runs an export into memory and reads it back.
func export(t *testing.T, db analytics.Reader, o Options) parsed {
	t.Helper()
	var b bytes.Buffer
	sum, err := FromGraph(context.Background(), db, o, func(s Schema) (Writer, error) { return GraphML.New([]io.Writer{&b}, s) })
	if err != nil {
		t.Fatal(err)
	}
	p := parseGraphML(t, b.String())
	if sum.Nodes != len(p.nodes) || sum.Edges != int64(len(p.edges)) {
		t.Errorf("summary %+v, file has %d nodes, %d edges", sum, len(p.nodes), len(p.edges))
	}
	return p
}

func TestUsage(t *testing.T) {
	// The same id as a space and as a model; a repeated row; an unlisted space.
	db := usages("s/b m/2", "s/a m/1", "m/1 m/1", "s/a m/2", "s/a m/1", "ghost legacy")
	p := export(t, db, Options{Network: Usage})
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
	if db.params["field"] != nil {
		t.Errorf("field %v", db.params["field"])
	}
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
	db := usages("s1 m1", "s1 m2", "s2 m1", "s2 m2", "s3 m2", "s3 m3", "s4 m4")
	p := export(t, db, Options{Network: Usage, K: 2})
	if got, want := p.edgeTexts(), "space:s1>model:m1*1 space:s1>model:m2*1 space:s2>model:m1*1 space:s2>model:m2*1"; got != want {
		t.Errorf("2-core %s, want %s", got, want)
	}
	if p := export(t, db, Options{Network: Usage, K: 3}); len(p.nodes) != 0 {
		t.Errorf("3-core has %s", p.names())
	}
	if p := export(t, db, Options{Network: Usage, K: 1}); len(p.nodes) != 8 || len(p.edges) != 7 {
		t.Errorf("1-core has %s, %s", p.names(), p.edgeTexts())
	}
}

func TestFieldIsAParameter(t *testing.T) {
	db := usages("s1 m1")
	export(t, db, Options{Network: CoUsage, Scope: analytics.Scopes[2]})
	if db.params["field"] != "nlp" {
		t.Errorf("field %v", db.params["field"])
	}
}

func TestCoUsage(t *testing.T) {
	// By hand: s1 uses a b c, s2 uses a b, s3 uses c only, s4 uses d only.
	db := usages("s4 d", "s1 c", "s1 a", "s1 b", "s2 b", "s2 a", "s3 c", "s2 a")
	p := export(t, db, Options{Network: CoUsage})
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
	if p := export(t, db, Options{Network: CoUsage, K: 1}); p.names() != "a b c" {
		t.Errorf("1-core %s", p.names())
	}
}

func TestReadErrors(t *testing.T) {
	lost := errors.New("connection lost")
	short := usages("s m")
	short.columns[4] = "other"
	broken := usages("s m")
	broken.err = lost
	text := usages("s m")
	text.rows[0][7] = "many"
	list := usages("s m")
	list.rows[0][9] = []any{int64(1)}
	id := usages("s m")
	id.rows[0][0] = nil
	for want, db := range map[string]*table{
		`no column "model"`: short, "connection lost": broken, `likes of "m": unexpected string`: text,
		`fields of "m": want a list of strings`: list, "an id is a <nil>": id,
	} {
		_, err := FromGraph(context.Background(), db, Options{Network: Usage}, func(Schema) (Writer, error) { t.Error("opened"); return nil, io.EOF })
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "read usages: ") {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	for _, network := range []string{Usage, CoUsage} {
		_, err := FromGraph(context.Background(), &table{empty: true}, Options{Network: network}, nil)
		if !errors.Is(err, analytics.ErrNoSnapshot) {
			t.Errorf("%s of an empty database: %v", network, err)
		}
	}
	partly := usages("s m")
	partly.partly = true
	sum, err := FromGraph(context.Background(), partly, Options{Network: CoUsage}, func(s Schema) (Writer, error) { return GraphML.New([]io.Writer{io.Discard}, s) })
	if err != nil || len(sum.Warnings) != 1 {
		t.Errorf("a load was left off: %+v, %v", sum, err)
	}
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	for _, network := range []string{Usage, CoUsage} {
		_, err := FromGraph(stopped, usages("s m"), Options{Network: network}, func(s Schema) (Writer, error) { return GraphML.New([]io.Writer{io.Discard}, s) })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s after a cancel: %v", network, err)
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
