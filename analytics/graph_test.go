package analytics

import (
	"context"
	"errors"
	"iter"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fakeGraph answers each stored statement, named by its header, with rows.
type fakeGraph map[string]func() ([][]any, error)

func (f fakeGraph) Read(_ context.Context, cypher string, _ map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	first, _, _ := strings.Cut(cypher, "\n")
	answer, ok := f[strings.TrimPrefix(first, "// name: analytics/")]
	if !ok {
		answer = rows()
	}
	all, err := answer()
	var columns []string
	if len(all) > 0 {
		columns = strings.Split("abcdefghijkl", "")[:len(all[0])]
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

func loadedAt(stamp string) []any {
	return []any{"x", stamp, int64(0), int64(0), nil, int64(0), nil, int64(0), int64(4), int64(0)}
}

func TestFromGraph(t *testing.T) {
	head := loadedAt("2024-01-01T00:00:00Z")
	head[7], head[8] = int64(1), nil // usages by unlisted spaces, of unlisted models
	g := fakeGraph{
		"snapshot":     rows(head),
		"identities":   rows([]any{"Ada", "ada"}),
		"bots":         rows([]any{"robo"}),
		"repositories": rows([]any{"model", "b", nil, nil, int64(3), int64(9), []any{"nlp"}}, []any{"model", "a", "ada", "mit", int64(1), nil, []any{}}),
		"commits":      rows([]any{"model", "b", []any{"robo", "Ada", "bo"}, int64(2)}, []any{"model", "a", []any{}, int64(5)}),
		"discussions":  rows([]any{"model", "a", nil, int64(1)}, []any{"model", "a", "ada", int64(2)}),
		"usages":       rows([]any{"hidden", false, "a"}),
	}
	c, err := FromGraph(t.Context(), g, Defaults())
	if err != nil {
		t.Fatal(err)
	}
	files := fromFiles(t, files(map[string]string{
		"repositories.jsonl": model("a", `,"owner":"ada","license":"mit","likes":1`) +
			`{"id":"b","kind":"model","tags":["fill-mask"],"likes":3,"downloads":9}` + "\n",
		"commits.jsonl": commit("b", "1", "robo", "Ada", "bo") + commit("b", "2", "robo", "Ada", "bo") + strings.ReplaceAll(
			commit("a", "1")+commit("a", "2")+commit("a", "3")+commit("a", "4")+commit("a", "5"), `[""]`, "[]"),
		"discussions.jsonl": `{"repo":"a","kind":"model","num":1,"author":null}` + "\n" + `{"repo":"a","kind":"model","num":2,"author":"ada"}` + "\n" +
			`{"repo":"a","kind":"model","num":3,"author":"Ada"}` + "\n",
		"usages.jsonl":     `{"space":"hidden","model":"a"}` + "\n",
		"identities.jsonl": `{"alias":"Ada","canonical":"ada"}` + "\n",
		"bots.jsonl":       `{"name":"robo"}` + "\n",
	}), Defaults())
	if d := cmp.Diff(files, c, cmp.AllowUnexported(Members{})); d != "" {
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
	c, err := FromGraph(t.Context(), fakeGraph{"snapshot": rows(head)}, Defaults())
	if err != nil || len(c.Warnings) != 1 || c.Ignored.UsagesOfUnknownModels != 4 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestFromGraphErrors(t *testing.T) {
	lost := errors.New("connection lost")
	ok := rows(loadedAt("2024-01-01T00:00:00Z"))
	repo := []any{"model", "a", nil, nil, int64(0), int64(0), []any{}}
	times := 0
	tests := []struct {
		name string
		g    fakeGraph
		want string
	}{
		{"wrong type", fakeGraph{"repositories": rows([]any{"model", "a", nil, nil, "many", int64(0), nil})}, "read repositories: column e: found many, a string"},
		{"list of numbers", fakeGraph{"repositories": rows([]any{"model", "a", nil, nil, int64(0), int64(0), []any{int64(1)}})}, "found 1, a int64, in a list"},
		{"unknown kind", fakeGraph{"repositories": rows([]any{"paper", "a", nil, nil, int64(0), int64(0), nil})}, `kind "paper"`},
		{"unknown field", fakeGraph{"repositories": rows([]any{"model", "a", nil, nil, int64(0), int64(0), []any{"rl"}})}, `field "rl"`},
		{"new repository", fakeGraph{"repositories": rows(repo), "commits": rows([]any{"model", "b", []any{}, int64(1)})}, `model "b" is new`},
		{"lost in the middle", fakeGraph{"repositories": func() ([][]any, error) { return [][]any{repo}, lost }}, "read repositories: connection lost"},
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
