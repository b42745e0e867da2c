package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/queries"
)

// completed returns what may stand at the end of a command line; words are
// between blanks, and a blank at the end begins a new word.
func completed(t *testing.T, line string) []string {
	t.Helper()
	code, out, errOut := runCommand(t, append([]string{"__complete", "--"}, strings.Split(line, " ")...)...)
	if code != 0 || errOut != "" {
		t.Fatalf("%s: exit %d, %q", line, code, errOut)
	}
	var words []string
	for line := range strings.Lines(out) {
		word, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		words = append(words, word)
	}
	return words
}

func TestCompleteWords(t *testing.T) {
	noDB(t)
	adoption := slices.DeleteFunc(queries.Bundled().Names(), func(n string) bool { return !strings.HasPrefix(n, "adoption/top-") })
	for line, want := range map[string][]string{
		"hubgraph que":                                            {"query"},
		"hubgraph query r":                                        {"run"},
		"hubgraph query run adoption/top-":                        adoption,
		"hubgraph query run nothing-like-it":                      nil,
		"hubgraph query show adoption/top-m":                      {"adoption/top-models"},
		"hubgraph query run adoption/top-models -p ":              {"limit=", "field="},
		"hubgraph query run adoption/top-models --param f":        {"field="},
		"hubgraph query run usage/top-models -p f":                {"field="}, // its former name
		"hubgraph query run adoption/top-models -p field=n":       {"field=nlp"},
		"hubgraph query run adoption/top-models -p field=":        {"field=all", "field=cv", "field=nlp", "field=mm"},
		"hubgraph query run adoption/top-models -p limit=":        nil,
		"hubgraph query run developers/top-committers -p raw=":    {"raw=true", "raw=false"},
		"hubgraph query run -p limit=3 adoption/top-models --tim": {"--timeout"},
		"hubgraph query run -p x=1 adoption/top-mo":               {"adoption/top-models"},
		"hubgraph query run adoption/top-models -o c":             {"csv"},
		"hubgraph query run adoption/top-models --output=js":      {"--output=json", "--output=jsonl"},
		"hubgraph query run no/such -p ":                          nil,
		"hubgraph query run adoption/top-models ":                 nil,
		"hubgraph recipe run lic":                                 {"licences"},
		"hubgraph recipe export --format ipynb adop":              {"adoption"},
		"hubgraph recipe run adoption -p fie":                     {"field="},
		"hubgraph recipe run adoption -p field=n":                 {"field=nlp"},
		"hubgraph recipe export licences --format b":              {"browser-guide"},
		"hubgraph query list -o p":                                {"parquet"},
		"hubgraph config show -o ":                                {"text", "json"},
		"hubgraph completion ":                                    {"bash", "zsh", "fish"},
		"hubgraph export co":                                      {"collaboration", "contributions", "co-usage"},
		"hubgraph export re":                                      {"repositories"},
		"hubgraph export collaboration --field c":                 {"cv"},
		"hubgraph generate --compress ":                           {"gz", "zst"},
		"hubgraph generate -o ":                                   {":dirs"},
		"hubgraph query run --queries ":                           {":dirs"},
		"hubgraph query run --queries=./o":                        {":dirs"},
		"hubgraph --config ":                                      {":files"},
		"hubgraph cypher --file ":                                 {":files"},
		"hubgraph load ":                                          {":files"},
		"hubgraph cypher -- -":                                    nil,
		"hubgraph nope ":                                          {":files"},
		"hubgraph":                                                nil,
	} {
		if got := completed(t, line); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
	if got := completed(t, "hubgraph query run --"); !slices.Contains(got, "--watch") || !slices.Contains(got, "--neo4j-uri") || !slices.Contains(got, "--help") {
		t.Errorf("flags %q", got)
	}
	if got := completed(t, "hubgraph "); !slices.Contains(got, "man") || slices.Contains(got, "__complete") || slices.Contains(got, "help") {
		t.Errorf("commands %q", got)
	}
}

// TestCompleteOwnQueries: names and parameters of the user's folder too, by the
// flag and by the setting; a broken folder costs the bundled ones nothing.
func TestCompleteOwnQueries(t *testing.T) {
	noDB(t)
	dir := ownQueries(t)
	if got := completed(t, "hubgraph query run --queries "+dir+" ours/"); !slices.Equal(got, []string{"ours/owned"}) {
		t.Errorf("names %q", got)
	}
	t.Setenv("HUBGRAPH_QUERIES_DIR", dir)
	if got := completed(t, "hubgraph query run ours/owned -p "); !slices.Equal(got, []string{"owner="}) {
		t.Errorf("parameters %q", got)
	}
	if err := os.WriteFile(filepath.Join(dir, "ours", "broken.cypher"), []byte("?"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := completed(t, "hubgraph query run adoption/top-mo"); !slices.Equal(got, []string{"adoption/top-models"}) {
		t.Errorf("with a broken folder: %q", got)
	}
}

// TestCompleteOwnRecipes: a recipe of one's own may name a query of one's own.
func TestCompleteOwnRecipes(t *testing.T) {
	noDB(t)
	stored, recipes := ownQueries(t), t.TempDir()
	const text = "---\ntitle: Fleet\nquestion: Who owns it?\nparams:\n  who: {type: string, default: gust-lab, doc: account}\n---\n\n```query ours/owned {name=a}\nowner = $who\n```\n"
	if err := os.WriteFile(filepath.Join(recipes, "fleet.md"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := completed(t, "hubgraph recipe run --queries "+stored+" --recipes "+recipes+" fl"); !slices.Equal(got, []string{"fleet"}) {
		t.Errorf("names %q", got)
	}
	t.Setenv("HUBGRAPH_QUERIES_DIR", stored)
	if got := completed(t, "hubgraph recipe run fleet --recipes "+recipes+" -p "); !slices.Equal(got, []string{"who="}) {
		t.Errorf("parameters %q", got)
	}
}

// ownQueries makes a user's folder with one query, whose parameter is required.
func ownQueries(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "ours"), 0o700); err != nil {
		t.Fatal(err)
	}
	writeQuery(t, dir, "owned", "// question: What does an account own?\n// param: owner string -- account\n// returns: id string -- its repositories\n"+
		"MATCH (:Account {name: $owner})-[:OWNS]->(r:Repository)\nRETURN r.id AS id\nORDER BY id\n")
	return dir
}

func writeQuery(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, "ours", name+".cypher")
	if err := os.WriteFile(file, []byte("// name: ours/"+name+"\n"+text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
