package analytics

import (
	"context"
	"errors"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/hubgraph/hubgraph/hub"
)

// fakeGraph answers each stored statement, named by its header, with rows; that
// for repositories with the lists of their kind.
type fakeGraph map[string]func() ([][]any, error)

func (f fakeGraph) Read(_ context.Context, cypher string, params map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	first, _, _ := strings.Cut(cypher, "\n")
	name := strings.TrimPrefix(first, "// name: analytics/")
	if name == "range" {
		name += " after " + params["after"].(string)
	}
	if strings.HasPrefix(name, "repositories") {
		name = params["kind"].(string)
	}
	answer, ok := f[name]
	switch {
	case ok:
	case name == "range after ":
		answer = rows([]any{"zz"})
	case name == "range after zz":
		answer = rows([]any{nil})
	default:
		answer = rows()
	}
	all, err := answer()
	var columns []string
	if len(all) > 0 {
		columns = strings.Split("abcdefghijklmnopq", "")[:len(all[0])]
	}
	return columns, func(yield func([]any, error) bool) {
		for _, row := range all {
			if !yield(row, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}, nil
}

func rows(r ...[]any) func() ([][]any, error) {
	return func() ([][]any, error) { return r, nil }
}

// list is a list in a row.
func list(v ...any) []any { return v }

// rangeOf is the answer for a range with these repositories.
func rangeOf(r ...any) func() ([][]any, error) { return rows(list(r)) }

func loadedAt(stamp string) []any {
	return []any{"x", stamp, int64(0), int64(0), nil, int64(0), nil, int64(0), int64(4), int64(0), "hub-x", true, int64(1704067200), int64(500), int64(3), "paper", "paper"}
}

func TestFromGraph(t *testing.T) {
	head := loadedAt("2024-01-01T00:00:00Z")
	head[7], head[8] = int64(1), nil // usages by unlisted spaces, of unlisted models
	earlier := loadedAt("2023-01-01T00:00:00Z")
	earlier[0], earlier[10], earlier[11] = "w", nil, false
	g := fakeGraph{
		"snapshot":   rows(head, earlier),
		"identities": rows([]any{"Ada", "ada"}),
		"bots":       rows([]any{"robo"}),
		"model": rangeOf(
			list("b", nil, nil, int64(3), int64(9), list("nlp"),
				list(list(list(list(int64(2), "bo"), list(int64(0), "robo"), list(int64(1), "Ada")), int64(2))), list(), list()),
			list("a", "ada", "mit", int64(1), nil, list(),
				list(list(list(), int64(5))), list(list(nil, int64(1)), list("ada", int64(2))), list(list("hidden", false), list("demo", true)))),
		"space": rangeOf(list("demo", nil, nil, int64(0), nil, nil, list(), list(), list())),
	}
	c, err := FromGraph(t.Context(), g, Defaults())
	if err != nil {
		t.Fatal(err)
	}
	files := fromFiles(t, files(map[string]string{
		"repositories.jsonl": model("a", `,"owner":"ada","license":"mit","likes":1`) +
			`{"id":"b","kind":"model","tags":["fill-mask"],"likes":3,"downloads":9}` + "\n" + `{"id":"demo","kind":"space","tags":[]}` + "\n",
		"commits.jsonl": commit("b", "1", "robo", "Ada", "bo") + commit("b", "2", "robo", "Ada", "bo") + strings.ReplaceAll(
			commit("a", "1")+commit("a", "2")+commit("a", "3")+commit("a", "4")+commit("a", "5"), `[""]`, "[]"),
		"discussions.jsonl": `{"repo":"a","kind":"model","num":1,"author":null}` + "\n" + `{"repo":"a","kind":"model","num":2,"author":"ada"}` + "\n" +
			`{"repo":"a","kind":"model","num":3,"author":"Ada"}` + "\n",
		"usages.jsonl":     `{"space":"hidden","model":"a"}` + "\n" + `{"space":"demo","model":"a"}` + "\n",
		"identities.jsonl": `{"alias":"Ada","canonical":"ada"}` + "\n",
		"bots.jsonl":       `{"name":"robo"}` + "\n",
	}), Defaults())
	files.Rejected, files.Earlier = 3, []hub.Snapshot{{Fingerprint: "w"}}
	files.Snapshot = hub.Snapshot{Source: "hub-x", CollectedAt: time.Date(2024, 1, 1, 0, 0, 0, 500, time.UTC), Fingerprint: "x"}
	if d := cmp.Diff(files, c, cmp.AllowUnexported(Members{}), cmpopts.IgnoreFields(Corpus{}, "Rules")); d != "" {
		t.Error(d)
	}
}

func TestFromGraphNoSnapshot(t *testing.T) {
	if _, err := FromGraph(t.Context(), fakeGraph{}, Defaults()); !errors.Is(err, ErrNoSnapshot) {
		t.Errorf("error %v, want %v", err, ErrNoSnapshot)
	}
}

func TestFromGraphUnfinishedLoad(t *testing.T) {
	head := loadedAt("2024-01-01T00:00:00Z")
	head[2] = int64(1)
	if _, err := FromGraph(t.Context(), fakeGraph{"snapshot": rows(head)}, Defaults()); !errors.Is(err, ErrIncomplete) {
		t.Errorf("error %v, want %v", err, ErrIncomplete)
	}
	if _, err := FromGraph(t.Context(), fakeGraph{"unfinished": rows(list(int64(1)))}, Defaults()); !errors.Is(err, ErrIncomplete) {
		t.Errorf("of the only load: error %v, want %v", err, ErrIncomplete)
	}
}

func TestFromGraphErrors(t *testing.T) {
	lost := errors.New("connection lost")
	ok := rows(loadedAt("2024-01-01T00:00:00Z"))
	// repo is model a with the last of its values replaced.
	repo := func(last ...any) func() ([][]any, error) {
		r := list("a", nil, nil, int64(0), int64(0), list(), list(), list(), list())
		return rangeOf(append(r[:len(r)-len(last)], last...))
	}
	authors := func(v ...any) func() ([][]any, error) { return repo(list(list(v, int64(1))), list(), list()) }
	times := 0
	tests := []struct {
		name string
		g    fakeGraph
		want string
	}{
		{"no list", fakeGraph{"model": rows(list("a"))}, "read repositories: column a: found a, a string"},
		{"short", fakeGraph{"model": rangeOf(list("a"))}, "read models: found [a], a []interface {}, want a list of 9"},
		{"wrong type", fakeGraph{"model": repo("many", nil, nil, list(), list(), list())}, "read models: column likes: found many, a string"},
		{"list of numbers", fakeGraph{"model": repo(list(int64(1)), list(), list(), list())}, "column fields: found 1, a int64, in a list"},
		{"unknown field", fakeGraph{"model": repo(list("rl"), list(), list(), list())}, `read models: "a": the field "rl"`},
		{"twice", fakeGraph{"model": rangeOf(list("a", nil, nil, nil, nil, nil, nil, nil, nil), list("a", nil, nil, nil, nil, nil, nil, nil, nil))}, `"a" is there twice`},
		{"author without name", fakeGraph{"model": authors(list(int64(0), int64(7)))}, `read models: "a": column author: found 7, a int64`},
		{"no count", fakeGraph{"model": repo(list(list("ada", "twice")), list())}, `read models: "a": column discussions: found twice, a string`},
		{"new space", fakeGraph{"model": repo(list(list("b", true)))}, `space "b" is new`},
		{"lost in the middle", fakeGraph{"dataset": func() ([][]any, error) { return nil, lost }}, "read repositories: connection lost"},
		{"lost in between", fakeGraph{"range after zz": func() ([][]any, error) { return nil, lost }}, "read range: connection lost"},
		{"less than was loaded", fakeGraph{"holds": rows(list("models", int64(5), int64(6), int64(6)), list("commits", int64(0), int64(9), int64(9)))},
			"the graph holds 5 models, and what was loaded into it says 6"},
		{"more than all that was loaded", fakeGraph{"holds": rows(list("usages", int64(9), int64(3), int64(8)))}, "the graph holds 9 usages, and what was loaded into it says 3 to 8"},
		{"loaded meanwhile", fakeGraph{"snapshot": func() ([][]any, error) {
			times++
			return [][]any{loadedAt(strings.Repeat("later ", times))}, nil
		}}, "a snapshot was loaded while the graph was read"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.g["snapshot"] == nil {
				tt.g["snapshot"] = ok
			}
			_, err := FromGraph(t.Context(), tt.g, Defaults())
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}
