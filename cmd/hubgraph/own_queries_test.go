package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOwnQueries: a user's folder is listed, shown and run beside the bundled
// queries; the folder is named by the flag, the environment or the file.
func TestOwnQueries(t *testing.T) {
	testDB(t)
	if code, _, errOut := command(t, "load", smallFolder(t)); code != 0 {
		t.Fatal(errOut)
	}
	dir := ownQueries(t)
	settings := filepath.Join(t.TempDir(), "c.yaml")
	if err := os.WriteFile(settings, []byte("queries:\n  dir: "+dir+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	more := ownQueries(t)
	writeQuery(t, more, "few", "// question: Which?\n// param: limit int = 2 min 0\n// returns: id\n\nMATCH (m:Model)\nWHERE m.listed\nRETURN m.id AS id\nORDER BY id\nLIMIT /*$limit*/ 2\n")
	misspelt := writeQuery(t, more, "misspelt", "// question: Which?\n// returns: id\n\nMATCH (m:Modell)\nRETURN m.id AS id\n")
	const rows = "id\ngust-lab/foam\ngust-lab/tide-base\ngust-lab/tide-chat\n"
	for _, c := range []struct {
		args []string
		code int
		out  string
		err  string
	}{
		{[]string{"query", "run", "ours/owned", "--queries", dir, "-p", "owner=gust-lab", "-o", "csv"}, 0, rows, ""},
		{[]string{"--config", settings, "query", "run", "ours/owned", "-p", "owner=gust-lab", "-o", "csv"}, 0, rows, ""},
		{[]string{"query", "run", "adoption/top-models", "--queries", dir, "-p", "limit=1", "-o", "csv"}, 0, "model,spaces,share\ngust-lab/tide-base,3,0.5\n", ""},
		{[]string{"query", "run", "ours/owned", "--queries", dir}, 2, "", "ours/owned needs the parameter owner (string): -p owner=..."},
		{[]string{"query", "run", "ours/ownd", "--queries", dir}, 2, "", "did you mean ours/owned?"},
		{[]string{"query", "run", "ours/owned"}, 2, "", `no stored query "ours/owned"`},
		{[]string{"query", "list", "own", "--queries", dir, "-o", "csv"}, 0, "", ""},
		{[]string{"query", "check", "--queries", dir}, 0, "1 query, nothing wrong\n", ""},
		{[]string{"query", "check", "--queries", more}, 0, "3 queries, nothing wrong\n", "note: " + misspelt + ":5: no label Modell in this database; did you mean Model?\n"},
		{[]string{"query", "run", "ours/misspelt", "--queries", more, "-o", "csv"}, 0, "id\n", "note: no label Modell in this database; did you mean Model? (line 5)\n"},
		{[]string{"query", "run", "ours/few", "--queries", more, "-o", "csv"}, 0, "id\nada-wren/reef\nbo-quill/echo\n", "cut at 2 rows; --limit 0 shows all\n"},
		{[]string{"query", "run", "ours/few", "--queries", more, "-o", "csv", "-p", "limit=2"}, 0, "id\nada-wren/reef\nbo-quill/echo\n", ""},
		{[]string{"query", "run", "ours/few", "--queries", more, "-o", "csv", "--limit", "0"}, 0, "", ""},
	} {
		code, out, errOut := runCommand(t, c.args...)
		if code != c.code || c.out != "" && out != c.out || !strings.Contains(errOut, c.err) || c.err == "" && errOut != "" {
			t.Errorf("%q: exit %d, %q, %q; want %d, %q, %q", c.args, code, out, errOut, c.code, c.out, c.err)
		}
	}
	_, out, _ := runCommand(t, "query", "list", "own", "--queries", dir, "-o", "csv")
	if !strings.Contains(out, "ours/owned,What does an account own?,owner string\n") || !strings.Contains(out, "organisations/") {
		t.Errorf("list %q", out)
	}
}

// TestOwnQueryFaults: what is wrong with a file of the folder is said in one
// line with file, line and column, by every command that Neo4j serves, and
// nothing is run.
func TestOwnQueryFaults(t *testing.T) {
	testDB(t)
	const head = "// question: Why?\n// param: n int = 1\n// returns: x\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"syntax", head + "MATCH (m:Model)\nRETRUN /*$n*/ 1 AS x\n", ":7:1: Invalid input 'RETRUN'"},
		{"after a parameter", head + "RETURN /*$n*/ 1 + m AS x\n", ":6:19: Variable `m` not defined"},
		{"function", head + "MATCH (m:Model)\n  WHERE foo(m) RETURN /*$n*/ 1 AS x\n", ":7:9: Unknown function 'foo'"},
		{"procedure", head + "CALL apoc.load.json('x') YIELD value RETURN /*$n*/ 1 AS x\n", ":6:1: refused: CALL apoc.load.json"},
		{"write", head + "CREATE (:X {n: /*$n*/ 1})\n", ":6:1: refused: CREATE: it creates"},
		{"write in disguise", head + "WITH 1 AS as CREATE (:X {n: /*$n*/ 1}) RETURN as AS x\n", ":1: refused: the server plans this statement as one that changes something (type rw)"},
		{"columns", head + "RETURN /*$n*/ 1 AS y\n", ":1: the query returns [y], its header says [x]"},
		{"header", "// question: Why?\n// param: n number = 1\n// returns: x\n\nRETURN 1 AS x\n", `:3: param n: unknown type "number"`},
		{"unused", head + "RETURN 1 AS x\n", ":1: the query does not use the parameter n"},
	} {
		dir := ownQueries(t)
		file := writeQuery(t, dir, "fault", c.text)
		for _, args := range [][]string{{"query", "check"}, {"query", "run", "adoption/top-models"}, {"query", "run", "ours/fault"}} {
			code, out, errOut := runCommand(t, append(args, "--queries", dir)...)
			if code != 2 || out != "" || !strings.HasPrefix(errOut, "hubgraph: "+file+c.want) || strings.Count(errOut, "\n") != 1 {
				t.Errorf("%s: %q: exit %d, %q, %q; want %q", c.name, args, code, out, errOut, file+c.want)
			}
		}
	}
	dir := ownQueries(t)
	if err := os.Mkdir(filepath.Join(dir, "adoption"), 0o700); err != nil {
		t.Fatal(err)
	}
	taken := filepath.Join(dir, "adoption", "top-models.cypher")
	if err := os.WriteFile(taken, []byte("// name: adoption/top-models\n// question: Why?\n// returns: x\nRETURN 1 AS x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errOut := runCommand(t, "query", "list", "--queries", dir)
	if code != 2 || out != "" || !strings.Contains(errOut, taken+`:1: name "adoption/top-models": a bundled query has this name already`) {
		t.Errorf("a taken name: exit %d, %q, %q", code, out, errOut)
	}
	if n := count(t, "MATCH (n) RETURN count(n) AS n"); n != "0" {
		t.Errorf("%s nodes in the database", n)
	}
}

// count returns the only value of a statement.
func count(t *testing.T, cypher string) string {
	t.Helper()
	code, out, errOut := runCommand(t, "cypher", cypher, "-o", "csv")
	_, value, ok := strings.Cut(strings.TrimSpace(out), "\n")
	if code != 0 || !ok {
		t.Fatalf("%s: exit %d, %q, %q", cypher, code, out, errOut)
	}
	return value
}
