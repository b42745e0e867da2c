package catalog_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries/catalog"
)

// write makes a file in a new folder and returns the folder.
func write(t *testing.T, name, text string) string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

const (
	owned = "// name: ours/owned\n// question: How many?\n// param: n int = 3 min 0 max 50\n// returns: x int\nUNWIND range(1, 100) AS x RETURN x ORDER BY x LIMIT /*$n*/ 3\n"
	fleet = "---\ntitle: Fleet\nquestion: Who sails?\n---\n\n```query ours/owned {name=a}\n```\n"
)

func TestCatalogOfFolders(t *testing.T) {
	c := catalog.Open(write(t, "ours/owned.cypher", owned), write(t, "fleet.md", fleet))
	for _, name := range []string{"ours/owned", "adoption/top-models", "usage/top-models"} {
		if _, err := c.Query(name); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{"fleet", "adoption"} {
		if _, err := c.Recipe(name); err != nil {
			t.Error(err)
		}
	}
	if own, err := c.OwnQueries(); err != nil || len(own.All()) != 1 {
		t.Errorf("own queries: %v, %v", own, err)
	}
}

func TestCatalogNotFound(t *testing.T) {
	c := catalog.Open("", "")
	_, noQuery := c.Query("adoption/top-modles")
	_, noRecipe := c.Recipe("adoptoin")
	for want, err := range map[string]error{
		`no stored query "adoption/top-modles"; did you mean adoption/top-models`: noQuery,
		`no recipe "adoptoin"; did you mean adoption`:                             noRecipe,
	} {
		var missing *hub.NotFoundError
		var usage *hub.UsageError
		if !errors.As(err, &missing) || !errors.As(err, &usage) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	for name, want := range map[string]string{
		"account": `no stored query "account"; hubgraph query list account shows the `,
		"Model":   `; a recipe has this name: hubgraph recipe run model`,
	} {
		if _, err := c.Query(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("query %s: error %v, want %s", name, err, want)
		}
	}
	for name, want := range map[string]string{
		"profile":    `no recipe "profile"; did you mean account or model?`,
		"top-models": `no recipe "top-models"; hubgraph recipe list shows them all; a stored query has this name: hubgraph query run adoption/top-models`,
	} {
		if _, err := c.Recipe(name); err == nil || err.Error() != want || !errors.As(err, new(*hub.NotFoundError)) {
			t.Errorf("recipe %s: error %v, want %s", name, err, want)
		}
	}
	if own, err := c.OwnQueries(); own != nil || err != nil {
		t.Errorf("own queries without a folder: %v, %v", own, err)
	}
}

// A folder with a fault, or none at all, is wrong use, but nothing is missing
// that was asked for by its name.
func TestCatalogFaults(t *testing.T) {
	broken := write(t, "ours/owned.cypher", "// name: ours/owned\nCREATE (:X)\n")
	_, inQueries := catalog.Open(broken, "").Query("adoption/top-models")
	_, inRecipes := catalog.Open("", write(t, "fleet.md", fleet)).Recipe("adoption")
	_, nowhere := catalog.Open(filepath.Join(t.TempDir(), "none"), "").Queries()
	for _, err := range []error{inQueries, inRecipes, nowhere} {
		var missing *hub.NotFoundError
		var usage *hub.UsageError
		if !errors.As(err, &usage) || errors.As(err, &missing) {
			t.Errorf("error %v", err)
		}
	}
}

func TestBind(t *testing.T) {
	limit := func(n int) *int { return &n }
	c := catalog.Open(write(t, "ours/owned.cypher", owned), "")
	for _, x := range []struct {
		query string
		o     catalog.Options
		want  map[string]any
	}{
		{"ours/owned", catalog.Options{}, map[string]any{"n": int64(3)}},
		{"ours/owned", catalog.Options{Limit: limit(9)}, map[string]any{"n": int64(10)}},
		{"ours/owned", catalog.Options{Limit: limit(0)}, map[string]any{"n": int64(50)}},
		{"ours/owned", catalog.Options{Limit: limit(9), Params: []string{"n=2"}}, map[string]any{"n": int64(2)}},
		{"ours/owned", catalog.Options{Raw: true}, map[string]any{"n": int64(3)}},
		{"ours/owned", catalog.Options{Params: []string{"n=51"}}, nil},
		{"developers/top-committers", catalog.Options{Raw: true, Limit: limit(4)}, map[string]any{"kind": "all", "limit": int64(5), "raw": true}},
		{"developers/top-committers", catalog.Options{Raw: true, Params: []string{"raw=false"}}, nil},
	} {
		q, err := c.Query(x.query)
		if err != nil {
			t.Fatal(err)
		}
		got, err := catalog.Bind(q, x.o)
		var usage *hub.UsageError
		if diff := cmp.Diff(x.want, got); diff != "" || (x.want == nil) != errors.As(err, &usage) {
			t.Errorf("%s %+v: %v (-want +got)\n%s", x.query, x.o, err, diff)
		}
	}
}
