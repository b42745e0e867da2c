package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/queries"
)

// noDB names a server that is not there: what passes needs none.
func noDB(t *testing.T) {
	t.Helper()
	t.Setenv("NEO4J_URI", "bolt://127.0.0.1:1")
	t.Setenv("NEO4J_PASSWORD", "unused")
}

func TestQueryList(t *testing.T) {
	noDB(t)
	code, out, errOut := runCommand(t, "query", "list", "-o", "json")
	if code != 0 || errOut != "" {
		t.Fatalf("exit %d, messages %q", code, errOut)
	}
	var list []struct {
		Name, Topic, Question string
		Params                []struct {
			Name, Type, Description string
			Default                 any
			Required                bool
		}
		Returns []struct{ Name, Description string }
	}
	if err := json.Unmarshal([]byte(out), &list); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, q := range list {
		names = append(names, q.Name)
		if q.Topic+"/" != q.Name[:len(q.Topic)+1] || q.Question == "" || len(q.Returns) == 0 {
			t.Errorf("%+v", q)
		}
		if q.Name == "adoption/top-models" && (len(q.Params) != 2 || q.Params[0].Name != "limit" || q.Params[0].Type != "int" || q.Params[0].Default != 20.0) {
			t.Errorf("parameters %+v", q.Params)
		}
	}
	if !slices.Equal(names, queries.Bundled().Names()) {
		t.Errorf("names %v", names)
	}

	_, out, _ = runCommand(t, "query", "list", "-o", "csv", "Licen")
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) < 4 || strings.Join(rows[0], ",") != "name,question,params" {
		t.Errorf("%v, %v", rows, err)
	}
	for _, row := range rows[1:] {
		_, text, _ := runCommand(t, "query", "show", row[0])
		if header, _, _ := strings.Cut(text, "\n\n"); !strings.Contains(strings.ToLower(header), "licen") {
			t.Errorf("%s has nothing to do with licences", row[0])
		}
	}
	lists := map[string]string{}
	for _, word := range []string{"licence", "license", "Organization", "organisation", "NLP", "commits_to", "first author"} {
		var code int
		if code, lists[word], _ = runCommand(t, "query", "list", word, "-o", "csv"); code != 0 || strings.Count(lists[word], "\n") < 2 {
			t.Errorf("query list %s: exit %d, %q", word, code, lists[word])
		}
	}
	if lists["licence"] != lists["license"] || lists["Organization"] != lists["organisation"] {
		t.Error("American and British spelling find different queries")
	}
	if !strings.Contains(lists["NLP"], "adoption/top-models") || !strings.Contains(lists["commits_to"], "collaboration/collaborators") {
		t.Error("values of parameters and columns are not looked at")
	}
	if _, out, _ = runCommand(t, "query", "list"); !strings.Contains(out, " adoption/top-models ") || !strings.Contains(out, "Which models do most spaces use?") {
		t.Errorf("table %q", out)
	}
}

func TestQueryShow(t *testing.T) {
	noDB(t)
	for _, name := range queries.Bundled().Names() {
		code, out, errOut := runCommand(t, "query", "show", name)
		if code != 0 || errOut != "" || !strings.HasPrefix(out, "// name: "+name+"\n") {
			t.Errorf("%s: exit %d, %.40q, %q", name, code, out, errOut)
		}
	}
}

// TestQueryWrongUse needs no database: what is wrong is said before one is
// looked for, on one line.
func TestQueryWrongUse(t *testing.T) {
	noDB(t)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"query", "run"}, "hubgraph query list shows the names"},
		{[]string{"query", "run", "a", "b"}, "hubgraph query list shows them all"},
		{[]string{"query", "run", "adoption/top-model"}, "did you mean adoption/top-models"},
		{[]string{"query", "show", "nonsense"}, "hubgraph query list shows them all"},
		{[]string{"query", "list", "-o", "jsn"}, "did you mean json"},
		{[]string{"query", "list", "a", "b"}, "want hubgraph query list [WORD]"},
		{[]string{"query", "nope"}, `no command "nope"`},
		{[]string{"query", "run", "adoption/top-models", "-p", "limt=3"}, "did you mean limit?"},
		{[]string{"query", "run", "adoption/top-models", "-p", "limit"}, "want name=value"},
		{[]string{"query", "run", "adoption/top-models", "-p", "limit=many"}, `"many" is not a whole number`},
		{[]string{"query", "run", "adoption/top-models", "-p", "limit=-1"}, "-1 is less than 0"},
		{[]string{"query", "run", "adoption/top-models", "-p", "field=audio"}, `"audio" is none of all, cv, nlp, mm`},
		{[]string{"query", "run", "adoption/top-models", "-o", "xml"}, `unknown format "xml"`},
		{[]string{"query", "run", "adoption/top-models", "--max-rows", "-1"}, "cannot be negative"},
		{[]string{"query", "run", "adoption/top-models", "--limit", "-1"}, "cannot be negative"},
		{[]string{"query", "run", "adoption/top-models", "--limit", "ten"}, "want a whole number"},
		{[]string{"query", "run", "adoption/top-models", "--timeout", "-1s"}, "cannot be negative"},
		{[]string{"query", "run", "adoption/top-models", "--timeout", "soon"}, "want a time with its unit"},
		{[]string{"query", "list", "zzzz"}, "no stored query is about \"zzzz\"; the topics are activity, adoption,"},
		{[]string{"query", "list", "licnce"}, "did you mean licences?"},
		{[]string{"query", "run", "licenses"}, "licences/by-field"},
		{[]string{"query", "run", "adoption/top-models", "--watch", "-1s"}, "cannot be negative"},
		{[]string{"query", "run", "adoption/top-models", "--watch", "1s", "-o", "parquet"}, "--watch shows what people read"},
		{[]string{"query", "run", "adoption/top-models", "--notes"}, "--notes is for -o json"},
		{[]string{"query", "run", "usage/top-model"}, "did you mean adoption/top-models"},
		{[]string{"query", "check"}, "no folder of queries: name one by --queries DIR"},
		{[]string{"query", "check", "x"}, "want hubgraph query check"},
		{[]string{"query", "list", "--queries", "none/such"}, "none/such: there is no such folder"},
		{[]string{"query", "list", "--queries", ""}, "--queries names no folder"},
		{[]string{"cypher", "RETURN $a + $b AS x", "-p", "a=1"}, "the statement uses $b, which has no value: give it by -p b=..."},
		{[]string{"query", "run", "developers/top-committers", "--raw", "-p", "raw=false"}, "not both"},
		{[]string{"cypher"}, "STATEMENT"},
		{[]string{"cypher", "RETURN", "1"}, "one pair of quotes"},
		{[]string{"cypher", "RETURN 1", "--file", "x"}, "without a statement"},
		{[]string{"cypher", "RETURN 1", "-p", "x"}, "want name=value"},
		{[]string{"cypher", ""}, "the statement is empty"},
		{[]string{"cypher", "CREATE (:X)"}, "refused: CREATE at line 1, column 1: it creates, and hubgraph only reads here"},
		{[]string{"cypher", "CREATE INDEX x FOR (n:X) ON (n.y)"}, "refused: CREATE"},
		{[]string{"cypher", "LOAD CSV FROM 'http://127.0.0.1/' AS row RETURN row"}, "refused: LOAD CSV"},
		{[]string{"cypher", "SHOW SETTINGS", "-o", "csv"}, "refused: SHOW SETTINGS"},
		{[]string{"cypher", "TERMINATE TRANSACTIONS 'x'"}, "refused: TERMINATE"},
	} {
		code, out, errOut := runCommand(t, c.args...)
		if code != 2 || out != "" || !strings.Contains(errOut, c.want) || strings.Count(errOut, "\n") != 1 {
			t.Errorf("%q: exit %d, output %q, messages %q; want %q", c.args, code, out, errOut, c.want)
		}
	}
	if code, _, errOut := runCommand(t, "cypher", "--file", filepath.Join(t.TempDir(), "none.cypher")); code != 1 || !strings.Contains(errOut, "none.cypher") {
		t.Errorf("missing file: exit %d, %q", code, errOut)
	}
}

// TestCypherPointsOut: a fault that the server finds is shown in its line.
func TestCypherPointsOut(t *testing.T) {
	testDB(t)
	code, out, errOut := runCommand(t, "cypher", "MATCH (n)\n\tRETRUN n")
	if want := "hubgraph: line 2, column 2: Invalid input 'RETRUN'; did you mean RETURN?\n   RETRUN n\n   ^\n"; code != 2 || out != "" || errOut != want {
		t.Errorf("exit %d, %q, %q, want %q", code, out, errOut, want)
	}
}

func TestQueryRun(t *testing.T) {
	testDB(t)
	if code, _, errOut := command(t, "load", smallFolder(t)); code != 0 {
		t.Fatal(errOut)
	}
	file := filepath.Join(t.TempDir(), "question.cypher")
	if err := os.WriteFile(file, []byte("// how many?\nMATCH (r:Repository {kind: /*$kind*/ 'model'})\nRETURN count(r) AS n;\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
		out  string
		err  string
	}{
		{[]string{"query", "run", "adoption/top-models", "-p", "limit=2", "-o", "csv"}, 0, "model,spaces,share\ngust-lab/tide-base,3,0.5\nbo-quill/echo,2,0.3333333333333333\n", ""},
		{[]string{"query", "run", "-o", "jsonl", "-p", "limit=1", "adoption/top-models"}, 0, `{"model":"gust-lab/tide-base","spaces":3,"share":0.5}` + "\n", ""},
		{[]string{"query", "run", "adoption/top-models", "-p", "limit=1"}, 0,
			" model              │ spaces │ share\n────────────────────┼────────┼───────\n gust-lab/tide-base │      3 │   0.5\n", ""},
		{[]string{"query", "run", "adoption/top-models", "-p", "field=cv"}, 0, " model │ spaces │ share\n───────┼────────┼───────\n", "no rows\n"},
		{[]string{"query", "run", "adoption/top-models", "-o", "csv", "--max-rows", "1"}, 0, "model,spaces,share\ngust-lab/tide-base,3,0.5\n", "cut at 1 row; --limit 0 shows all\n"},
		{[]string{"query", "run", "developers/top-committers", "-p", "limit=1", "-o", "csv"}, 0, "developer,commits,repositories\nbo-quill,5,4\n", ""},
		{[]string{"query", "run", "developers/top-committers", "--raw", "-p", "limit=1", "-o", "csv"}, 0, "developer,commits,repositories\ncai-fen,5,3\n", ""},
		{[]string{"query", "run", "adoption/top-models", "--raw", "-p", "limit=0", "-o", "csv"}, 0, "model,spaces,share\n", ""},
		{[]string{"query", "run", "collaboration/collaborators", "-p", "developer=A. Wren", "-p", "limit=1", "-o", "md"}, 0,
			"| developer | collaborator | models | commits_to | commits_from |\n| --- | --- | ---: | ---: | ---: |\n| ada-wren | bo-quill | 1 | 2 | 1 |\n", ""},
		{[]string{"cypher", "MATCH (m:Model {owner: $owner}) RETURN m.id AS id, m.tags AS tags ORDER BY id LIMIT $n", "-p", "owner=gust-lab", "-p", "n=1", "-o", "json"}, 0,
			"[\n" + `{"id":"gust-lab/tide-base","tags":["text-generation","pytorch","license:apache-2.0"]}` + "\n]\n", ""},
		{[]string{"cypher", "--file", file, "-o", "csv"}, 0, "n\n6\n", ""},
		{[]string{"cypher", "--file", file, "-o", "csv", "-p", "kind=dataset"}, 0, "n\n2\n", ""},
		{[]string{"cypher", "MATCH (n:X) RETURN count(n) AS n", "-o", "csv"}, 0, "n\n0\n", "note: no label X in this database\n"},
		{[]string{"cypher", "MATCH (n:Modell) RETURN count(n) AS n", "-o", "csv"}, 0, "n\n0\n", "note: no label Modell in this database; did you mean Model?\n"},
		{[]string{"cypher", "MATCH (n:Model) WHERE n.createdAt > '2023-01-01' RETURN count(n) AS n", "-o", "csv"}, 0, "n\n0\n", "note: n.createdAt is a time with a zone, and compared with text it is never true: write datetime('2023-01-31')\n"},
		{[]string{"cypher", "MATCH ()-[e:COLLABORATES_WITH]->() RETURN count(e) AS n", "-o", "csv"}, 0, "n\n0\n", "note: nothing is derived in this database, or by an older version: hubgraph derive writes"},
		{[]string{"cypher", "MATCH (n:Modell)\nRETURN n.license_ AS x", "-o", "json", "--notes"}, 0,
			`{"rows":[]` + "\n" + `,"notes":[{"kind":"label","name":"Modell","suggestions":["Model"],"text":"no label Modell in this database; did you mean Model?","line":1,"column":10},` +
				`{"kind":"property","name":"license_","suggestions":["license"],"text":"no property license_ in this database; did you mean license?","line":2,"column":10}]}` + "\n", "(line 2)\n"},
		{[]string{"cypher", "RETURN 1 AS x", "-o", "json", "--notes"}, 0, `{"rows":[` + "\n" + `{"x":1}` + "\n]\n" + `,"notes":[]}` + "\n", ""},
		{[]string{"query", "run", "adoption/top-models", "-o", "csv", "--limit", "1"}, 0, "model,spaces,share\ngust-lab/tide-base,3,0.5\n", "cut at 1 row; --limit 0 shows all\n"},
		{[]string{"query", "run", "adoption/top-models", "-o", "csv", "--limit", "3"}, 0, "model,spaces,share\ngust-lab/tide-base,3,0.5\nbo-quill/echo,2,0.3333333333333333\ngust-lab/tide-chat,1,0.16666666666666666\n", ""},
		{[]string{"query", "run", "adoption/top-models", "-o", "csv", "--limit", "0"}, 0, "model,spaces,share\ngust-lab/tide-base,3,0.5\nbo-quill/echo,2,0.3333333333333333\ngust-lab/tide-chat,1,0.16666666666666666\n", ""},
		{[]string{"query", "run", "adoption/top-models", "-o", "csv", "--limit", "5", "-p", "limit=1"}, 0, "model,spaces,share\ngust-lab/tide-base,3,0.5\n", ""},
		{[]string{"query", "run", "usage/top-models", "-o", "jsonl", "-p", "limit=1"}, 0, `{"model":"gust-lab/tide-base","spaces":3,"share":0.5}` + "\n", ""},
		{[]string{"cypher", "UNWIND range(1, 1000000000000) AS x WITH x WHERE x < 0 RETURN x", "--timeout", "500ms"}, 1, "", "ran longer than 500ms and was ended"},
		{[]string{"cypher", "WITH 1 AS as CREATE (:X) RETURN as"}, 2, "", "refused: the server plans this statement"},
	} {
		code, out, errOut := runCommand(t, c.args...)
		if code != c.code || out != c.out || !strings.Contains(errOut, c.err) || c.err == "" && errOut != "" || strings.Count(errOut, "\n") > max(1, strings.Count(out, `"kind"`)) {
			t.Errorf("%q: exit %d, output %q, messages %q; want %d, %q, %q", c.args, code, out, errOut, c.code, c.out, c.err)
		}
	}
}

// TestQueryAbout: --about says whose the rows are, in each format in the way that it has.
func TestQueryAbout(t *testing.T) {
	testDB(t)
	dir := smallFolder(t)
	if code, _, errOut := command(t, "load", dir); code != 0 {
		t.Fatalf("exit %d, messages %q", code, errOut)
	}
	_, info, _ := command(t, "snapshot", "info", dir, "-o", "json")
	var of struct{ Fingerprint string }
	if err := json.Unmarshal([]byte(info), &of); err != nil || of.Fingerprint == "" {
		t.Fatalf("%v: %s", err, info)
	}
	end := ", fingerprint " + of.Fingerprint + ".\n"
	for _, c := range []struct{ format, out, errOut string }{
		{"table", end + " x\n───\n 1\n", ""},
		{"md", end + "\n| x |\n| ---: |\n| 1 |\n", ""},
		{"csv", "x\n1\n", end},
		{"jsonl", `{"x":1}` + "\n", end},
	} {
		code, out, errOut := runCommand(t, "cypher", "RETURN 1 AS x", "--about", "-o", c.format)
		if code != 0 || !strings.HasSuffix(out, c.out) || !strings.HasSuffix(errOut, c.errOut) || c.errOut == "" && errOut != "" {
			t.Errorf("%s: exit %d, output %q, messages %q", c.format, code, out, errOut)
		}
	}
	for _, flags := range [][]string{{"--about"}, {"--about", "--notes"}} {
		code, out, _ := runCommand(t, append([]string{"query", "run", "adoption/top-models", "-o", "json"}, flags...)...)
		var got struct {
			About struct {
				Snapshot struct{ Fingerprint string }
			}
			Rows, Notes []any
		}
		if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 || got.About.Snapshot.Fingerprint != of.Fingerprint || len(got.Rows) == 0 || got.Notes == nil {
			t.Errorf("%q: exit %d, %v: %s", flags, code, err, out)
		}
	}
	file := filepath.Join(t.TempDir(), "rows.csv")
	if code, _, errOut := runCommand(t, "cypher", "RETURN 1 AS x", "--about", "-o", file); code != 0 || strings.Contains(errOut, "fingerprint") {
		t.Errorf("exit %d, messages %q", code, errOut)
	}
	beside, err := os.ReadFile(strings.TrimSuffix(file, ".csv") + ".about.json")
	if err != nil || !strings.Contains(string(beside), `"fingerprint": "`+of.Fingerprint+`"`) {
		t.Errorf("%v: %s", err, beside)
	}
	if text, err := os.ReadFile(file); err != nil || string(text) != "x\n1\n" {
		t.Errorf("%v: %s", err, text)
	}
}
