package recipe_test

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
	"github.com/hubgraph/hubgraph/sample"
)

// TestCountsEqualWalks runs every cell that reads counts, and the walk of
// testdata/walking.txtar that it replaces, with every combination of the values
// that the recipe's parameters may have. The rows must be the same; only what is
// made of sums of floats may differ in its last digits.
func TestCountsEqualWalks(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/walking.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for name, folder := range map[string]fs.FS{"small": hubtest.Small(), "sample": sample.FS(), "crowd 4": loadtest.Crowded(4), "crowd 5": loadtest.Crowded(5)} {
		t.Run(name, func(t *testing.T) {
			db := load(t, folder)
			for _, f := range archive.Files {
				compareCell(t, db, f.Name, string(f.Data))
			}
		})
	}
}

// compareCell compares the cell with the name recipe/cell with a walk.
func compareCell(t *testing.T, db *graphdb.DB, name, walk string) {
	t.Helper()
	recipeName, cellName, _ := strings.Cut(name, "/")
	r, err := recipe.Bundled().Find(recipeName)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(r.Cells(), func(c *recipe.Cell) bool { return c.Name == cellName })
	if at < 0 {
		t.Fatalf("no cell %s", name)
	}
	old, err := queries.Guard(walk)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range cellVariants(t, db, r, old.Parameters()) {
		params, err := r.Bind(args)
		if err != nil {
			t.Fatal(err)
		}
		bound := map[string]any{}
		for _, p := range old.Parameters() {
			bound[p] = params[p]
		}
		want := readAll(t, db, old.Cypher(), bound)
		cypher, bound := r.Cells()[at].Sent(params)
		got := readAll(t, db, cypher, bound)
		if !slices.EqualFunc(want, got, func(a, b []any) bool { return slices.EqualFunc(a, b, alike) }) {
			t.Errorf("%s %v (walk, then counts)\n%.1500v\n%.1500v", name, args, want, got)
		}
	}
}

// alike says whether two values are equal but for the last digits of a float. A
// correlation that is 0 but for rounding is 0.
func alike(a, b any) bool {
	x, ok := a.(float64)
	y, ok2 := b.(float64)
	return fmt.Sprint(a) == fmt.Sprint(b) || ok && ok2 && math.Abs(x-y) <= 1e-9*max(math.Abs(x), math.Abs(y), 1e-3)
}

func readAll(t *testing.T, db *graphdb.DB, cypher string, params map[string]any) (all [][]any) {
	t.Helper()
	columns, rows, err := db.Read(t.Context(), cypher, params)
	if err != nil {
		t.Fatal(err)
	}
	var names []any
	for _, c := range columns {
		names = append(names, c)
	}
	all = [][]any{names}
	for row, err := range rows {
		if err != nil {
			t.Fatalf("%v\n%s", err, cypher)
		}
		all = append(all, slices.Clone(row))
	}
	return all
}

// cellVariants are the arguments to try a cell with: all values of a parameter
// that has a list of them, some of others.
func cellVariants(t *testing.T, db *graphdb.DB, r *recipe.Recipe, names []string) [][]string {
	t.Helper()
	values := map[string][]string{"license_min": {"1", "3"}, "most": {"2", "4", "1000"}, "top": {"2", "30"}, "limit": {"1", "50"}}
	for name, list := range map[string]string{
		"model":   "MATCH (m:Model) WHERE m.listed RETURN m.id ORDER BY m.id LIMIT 25",
		"account": "MATCH (a:Account) RETURN a.name ORDER BY EXISTS { (a)-[:ALIAS_OF]-() } DESC, a:Bot DESC, a.name LIMIT 40",
	} {
		for _, row := range readAll(t, db, list, nil)[1:] {
			values[name] = append(values[name], row[0].(string))
		}
	}
	all := [][]string{nil}
	for _, name := range names {
		p, ok := r.Param(name)
		if !ok {
			t.Fatalf("no parameter %s", name)
		}
		var more [][]string
		for _, args := range all {
			if p.Default == nil {
				more = append(more, args)
			}
			for _, v := range append(slices.Clone(p.OneOf), values[name]...) {
				more = append(more, append(slices.Clone(args), name+"="+v))
			}
		}
		all = more
	}
	return all
}
