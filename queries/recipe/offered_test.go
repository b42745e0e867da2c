package recipe_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/queries/recipe"
	"github.com/hubgraph/hubgraph/snapshot"
)

// TestStoredValuesAreOffered: a parameter of a recipe that goes into a stored query
// and nowhere else takes every value that the query takes.
func TestStoredValuesAreOffered(t *testing.T) {
	compared := 0
	for _, r := range recipe.Bundled().All() {
		for _, p := range r.Params {
			if p.OneOf == nil {
				continue
			}
			var takers [][]string // the values of each place that takes it
			for _, c := range r.Cells() {
				const mark = "the value of this parameter"
				_, bound := c.Sent(map[string]any{p.Name: mark})
				for name, v := range bound {
					switch {
					case v != any(mark):
					case c.Query == nil:
						takers = append(takers, p.OneOf) // a statement of the recipe's own
					default:
						of, _ := c.Query.Param(name)
						takers = append(takers, of.OneOf)
					}
				}
			}
			var every []string // what all of them take
			for i, values := range takers {
				if compared++; i == 0 {
					every = slices.Clone(values)
				}
				every = slices.DeleteFunc(every, func(v string) bool { return !slices.Contains(values, v) })
			}
			for _, v := range every {
				if !slices.Contains(p.OneOf, v) {
					t.Errorf("%s offers %q for %s, not %s, which its queries take", r.Name, p.OneOf, p.Name, v)
				}
			}
		}
	}
	if compared == 0 {
		t.Error("no parameter of a recipe goes into a stored query")
	}
}

// TestAccountType: the recipe on an account shows the type that the snapshot knows, of
// any of its spellings; that of the name itself comes first.
func TestAccountType(t *testing.T) {
	folder := hubtest.SmallWithAccounts().(fstest.MapFS)
	known, err := fs.ReadFile(folder, snapshot.AccountsFile)
	if err != nil {
		t.Fatal(err)
	}
	more := `{"name":"ivy-fell","type":"user"}` + "\n" + `{"name":"A. Wren","type":"org"}` + "\n"
	folder[snapshot.AccountsFile] = &fstest.MapFile{Data: append(known, more...)}
	db := load(t, folder)
	r, err := recipe.Bundled().Find("account")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"gust-lab": "organisation", "tidy-bot": "organisation", "bo-quill": "person", "kit": "unknown",
		"ada-wren": "person", "A. Wren": "person", // the last is a spelling of the first
		"Ivy Fell": "person", // known by another spelling
	} {
		who := run(t, db, r, "account="+name).Result("who")
		if at := slices.Index(who.Columns, "type"); at < 0 || len(who.Rows) != 1 || who.Rows[0][at] != want {
			t.Errorf("%s: %v %v, want the type %s", name, who.Columns, who.Rows, want)
		}
	}
	if r, err = recipe.Bundled().Find("subfields"); err != nil {
		t.Fatal(err)
	}
	// A side of the bridges may be the models of no subfield.
	report := run(t, db, r, "first=none", "second=nlp")
	if text := written(t, report, recipe.Markdown); !strings.Contains(text, "`first` = `'none'`") {
		t.Errorf("%.400s", text)
	}
}
