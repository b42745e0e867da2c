package queries_test

import (
	"context"
	"errors"
	"io"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/rows"
)

// fakeDB answers every statement with the same rows and notes what it was asked.
type fakeDB struct {
	kind    string
	rows    [][]any
	err     error // after the rows
	slow    bool  // wait for the context instead of giving rows
	planned []string
	read    []string
	params  map[string]any
}

func (f *fakeDB) Plan(_ context.Context, cypher string, _ map[string]any) (string, []string, error) {
	f.planned = append(f.planned, cypher)
	return f.kind, nil, nil
}

func (f *fakeDB) Read(ctx context.Context, cypher string, params map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	f.read, f.params = append(f.read, cypher), params
	return []string{"x"}, func(yield func([]any, error) bool) {
		if f.slow {
			<-ctx.Done()
			yield(nil, ctx.Err())
			return
		}
		for _, row := range f.rows {
			if !yield(row, nil) {
				return
			}
		}
		if f.err != nil {
			yield(nil, f.err)
		}
	}, nil
}

func runFake(db *fakeDB, cypher string, limits queries.Limits) (string, queries.Outcome, error) {
	var b strings.Builder
	out, err := rows.New("csv", &b, 0)
	if err != nil {
		panic(err)
	}
	s, err := queries.Guard(cypher)
	if err != nil {
		return "", queries.Outcome{}, err
	}
	outcome, err := queries.Run(context.Background(), db, s, map[string]any{"limit": int64(20), "field": "all"}, limits, out)
	return b.String(), outcome, err
}

// TestRunSendsTheFile: what the server plans and runs is the file, with
// parameters for the marked literals, spaces for comments, and every line where
// it was.
func TestRunSendsTheFile(t *testing.T) {
	q, err := queries.Bundled().Find("adoption/top-models")
	if err != nil {
		t.Fatal(err)
	}
	db := &fakeDB{kind: "r"}
	params := map[string]any{"limit": int64(20), "field": "all"}
	out, err := rows.New("csv", io.Discard, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := queries.Run(context.Background(), db, q.Statement, params, queries.Limits{}, out); err != nil {
		t.Fatal(err)
	}
	if len(db.planned) != 1 || len(db.read) != 1 || db.planned[0] != db.read[0] {
		t.Fatalf("planned %q, read %q", db.planned, db.read)
	}
	file, sent := strings.Split(q.Text, "\n"), strings.Split(db.read[0], "\n")
	if len(file) != len(sent) {
		t.Fatalf("%d lines sent of %d", len(sent), len(file))
	}
	for i, line := range file {
		if strings.HasPrefix(line, "//") {
			line = ""
		}
		line = strings.ReplaceAll(strings.ReplaceAll(line, "/*$limit*/ 20", "           $limit"), "/*$field*/ 'all'", "           $field")
		if sent[i] != line {
			t.Errorf("line %d: sent %q, want %q", i+1, sent[i], line)
		}
	}
	if !strings.Contains(db.read[0], "$limit") || !strings.Contains(db.read[0], "$field") {
		t.Errorf("sent without parameters: %q", db.read[0])
	}
	if db.params["limit"] != int64(20) {
		t.Errorf("params %v", db.params)
	}
}

func TestRunLayers(t *testing.T) {
	var usage *hub.UsageError
	db := &fakeDB{kind: "r"}
	if _, _, err := runFake(db, "SHOW SETTINGS", queries.Limits{}); !errors.As(err, &usage) || len(db.planned)+len(db.read) != 0 {
		t.Errorf("guard: error %v, planned %q, read %q", err, db.planned, db.read)
	}
	for _, kind := range []string{"rw", "w", "s", ""} {
		db := &fakeDB{kind: kind}
		if _, _, err := runFake(db, "RETURN 1", queries.Limits{}); !errors.As(err, &usage) || len(db.read) != 0 {
			t.Errorf("type %q: error %v, read %q", kind, err, db.read)
		}
	}
}

func TestRunLimits(t *testing.T) {
	three := [][]any{{int64(1)}, {int64(2)}, {int64(3)}}
	for _, c := range []struct {
		most int
		want string
		cut  bool
	}{
		{0, "x\n1\n2\n3\n", false}, {4, "x\n1\n2\n3\n", false}, {3, "x\n1\n2\n3\n", false}, {2, "x\n1\n2\n", true}, {1, "x\n1\n", true},
	} {
		got, outcome, err := runFake(&fakeDB{kind: "r", rows: three}, "RETURN 1", queries.Limits{Rows: c.most})
		if err != nil || got != c.want || outcome.Cut != c.cut || outcome.Rows != strings.Count(c.want, "\n")-1 {
			t.Errorf("at most %d: %q, %+v, %v; want %q, cut %v", c.most, got, outcome, err, c.want, c.cut)
		}
	}
}

func TestRunEndsInTime(t *testing.T) {
	_, _, err := runFake(&fakeDB{kind: "r", slow: true}, "RETURN 1", queries.Limits{Time: 20 * time.Millisecond})
	if err == nil || err.Error() != "the statement ran longer than 20ms and was ended" {
		t.Errorf("error %v", err)
	}
}

func TestRunLostConnection(t *testing.T) {
	lost := errors.New("connection lost")
	var b strings.Builder
	out, _ := rows.New("json", &b, 0)
	s, err := queries.Guard("RETURN 1")
	if err != nil {
		t.Fatal(err)
	}
	_, err = queries.Run(context.Background(), &fakeDB{kind: "r", rows: [][]any{{int64(1)}}, err: lost}, s, nil, queries.Limits{}, out)
	if !errors.Is(err, lost) {
		t.Errorf("error %v", err)
	}
	if strings.Contains(b.String(), "]") {
		t.Errorf("a result cut in the middle looks whole: %q", b.String())
	}
}
