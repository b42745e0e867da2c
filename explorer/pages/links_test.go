package pages

import (
	"slices"
	"testing"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
)

// namesNothing are the columns of texts and lists that name nothing with a page.
var namesNothing = []string{"activity", "base_class", "change", "class", "day", "from_label", "full_name", "kind", "label", "license_class", "month", "names", "neighbours", "normalised", "of", "property", "quarter",
	"relation", "relations", "source_class", "source_kind", "tags", "to_label", "type", "types", "what"}

// Every column of texts of every statement either names things, or is known to name
// none.
func TestEveryColumnIsKnown(t *testing.T) {
	met := map[string]bool{}
	for _, q := range slices.Concat(queries.Bundled().All(), content.Statements().All()) {
		params := map[string]any{}
		for _, p := range q.Params {
			params[p.Name] = p.Default
		}
		l, row := linker{q.Returns, params}, make([]any, len(q.Returns))
		for i, c := range q.Returns {
			if c.Name == "kind" || c.Name == "source_kind" {
				row[i] = "dataset"
			}
		}
		for i, c := range q.Returns {
			if c.Type != queries.String && c.Type != queries.List {
				continue
			}
			_, names := l.kindOf(i, row)
			none := slices.Contains(namesNothing, c.Name)
			if names == none {
				t.Errorf("%s: column %s (%s): names something: %v, is known to name nothing: %v", q.Name, c.Name, c.Doc, names, none)
			}
			met[c.Name] = true
		}
	}
	for _, name := range namesNothing {
		if !met[name] {
			t.Errorf("no statement has a column %s", name)
		}
	}
}

func TestLinks(t *testing.T) {
	columns := func(names ...string) (all []queries.Column) {
		for _, n := range names {
			all = append(all, queries.Column{Name: n})
		}
		return all
	}
	for _, c := range []struct {
		columns []queries.Column
		params  map[string]any
		row     []any
		want    []string
	}{
		{columns("kind", "repository"), nil, []any{"space", "a/b"}, []string{"", "/space/a/b"}},
		{columns("repository"), map[string]any{"kind": "dataset"}, []any{"a/b"}, []string{"/dataset/a/b"}},
		{columns("repository"), map[string]any{"kind": "all"}, []any{"a/b"}, []string{""}},
		{columns("source", "target", "commits"), nil, []any{"ann", "bob", int64(3)}, []string{"/account/ann", "/account/bob", ""}},
		{columns("model", "source", "source_kind"), nil, []any{"m", "d", "dataset"}, []string{"/model/m", "/dataset/d", ""}},
		{columns("owner", "other"), nil, []any{"o", "p"}, []string{"/account/o", "/account/p"}},
		{columns("other"), nil, []any{"p"}, []string{""}},
		{columns("field", "license"), nil, []any{"all", "mit"}, []string{"", "/license/mit"}},
		{columns("field", "owner"), nil, []any{"cv", nil}, []string{"/field/cv", ""}},
		{columns("space_owner", "owner"), nil, []any{"(not listed)", true}, []string{"", ""}},
		{columns("model"), nil, []any{"javascript:alert(1)"}, []string{"/model/javascript:alert%281%29"}},
	} {
		l := linker{c.columns, c.params}
		for i, want := range c.want {
			if got := l.href(i, c.row, c.row[i]); got != want {
				t.Errorf("%v: %s leads to %q, want %q", c.row, c.columns[i].Name, got, want)
			}
		}
	}
	if kind, ok := subject(queries.Param{Name: "developer", Type: queries.String}); kind != find.Account || !ok {
		t.Error("a developer is no account")
	}
	if _, ok := subject(queries.Param{Name: "field", Type: queries.String, OneOf: []string{"cv"}}); ok {
		t.Error("a choice is looked up in the graph")
	}
}

// No parameter has the name of what an address says beside parameters.
func TestNoParameterIsReserved(t *testing.T) {
	for _, q := range queries.Bundled().All() {
		for _, p := range q.Params {
			if slices.Contains(reserved, p.Name) {
				t.Errorf("%s has a parameter %s", q.Name, p.Name)
			}
		}
	}
}

// What is called a share is one, and what is drawn has a scale that fits it.
func TestShares(t *testing.T) {
	for _, q := range queries.Bundled().All() {
		for _, c := range q.Returns {
			if isShare(c.Name) && c.Type != queries.Float {
				t.Errorf("%s: %s is a %s", q.Name, c.Name, c.Type)
			}
		}
	}
}
