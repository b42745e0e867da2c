//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest/proxy"
)

// harm is a text that any change of the graph or its schema changes.
func harm(t *testing.T) string {
	t.Helper()
	info := dbtest.Server(t)
	db, err := graphdb.Open(t.Context(), graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(t.Context())
	var found []any
	for _, cypher := range []string{
		"MATCH (n) RETURN [count(n), sum(size(keys(n))), sum(size(labels(n))), sum(n.likes)]", "MATCH ()-[r]->() RETURN [count(r), sum(size(keys(r)))]",
		"SHOW INDEXES YIELD name RETURN count(*)", "SHOW CONSTRAINTS YIELD name RETURN count(*)",
	} {
		_, rows, err := db.Read(t.Context(), cypher, nil)
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range rows {
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, row)
		}
	}
	return fmt.Sprint(found)
}

// TestBadInput: each is a clear message in one line, exit code 1 or 2, no rows,
// and the database as it was.
func TestBadInput(t *testing.T) {
	testDB(t)
	if code, _, errOut := command(t, "load", smallFolder(t)); code != 0 {
		t.Fatal(errOut)
	}
	before := harm(t)
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"query", "run", "adoption/top-modles"}, 2, `no stored query "adoption/top-modles"; did you mean adoption/top-models or adoption/top-owners`},
		{[]string{"query", "run", "adoption/co-used", "-p", "modell=x"}, 2, "did you mean model?"},
		{[]string{"query", "run", "adoption/co-used", "-p", "limit=1.5"}, 2, `parameter limit of adoption/co-used: "1.5" is not a whole number`},
		{[]string{"query", "run", "time/per-month", "-p", "from=yesterday"}, 2, `"yesterday" is not a time such as 2023-10-01`},
		{[]string{"query", "run", "developers/top-committers", "-p", "raw=yes"}, 2, `"yes" is neither true nor false`},
		{[]string{"query", "run", "activity/concentration", "-p", "percent=101"}, 2, "101 is more than 100"},
		{[]string{"cypher", "MATCH (m:Model) RETURN m.id ORDER BY $by"}, 2, "the statement uses $by, which has no value"},
		{[]string{"cypher", "MATCH (n) RETURN 'x"}, 2, "line 1, column 18: this string is never closed by '"},
		{[]string{"cypher", "RETURN 1 / $x AS x", "-p", "x=0"}, 1, "/ by zero"},
		{[]string{"cypher", "MATCH (n:Model) SET n.likes = 0"}, 2, "refused: SET at line 1, column 17: it changes properties or labels, and hubgraph only reads here"},
		{[]string{"cypher", "WITH 1 AS as CREATE (:X) RETURN as"}, 2, "refused: the server plans this statement as one that changes something (type rw)"},
		{[]string{"cypher", "CREATE CONSTRAINT x FOR (n:X) REQUIRE n.y IS UNIQUE"}, 2, "refused: CREATE"},
		{[]string{"cypher", "CALL db.createLabel('X')"}, 2, "refused: CALL db.createLabel"},
		{[]string{"cypher", "CALL { CREATE (:X) } RETURN 1 AS x"}, 2, "refused: CREATE"},
		{[]string{"cypher", "MATCH (n:Model {id: $id}) RETURN n.idd.x", "-p", "id=gust-lab/tide-base", "-o", "xlsx"}, 2, `unknown format "xlsx"`},
		{[]string{"cypher", "UNWIND range(1, 1000000000000) AS x WITH x WHERE x < 0 RETURN x", "--timeout", "1s"}, 1, "the statement ran longer than 1s and was ended"},
		{[]string{"cypher", "MATCH (m:Model) RETURN m.id AS id", "-o", "vega-lite"}, 2, `unknown format "vega-lite"`},
	} {
		code, out, errOut := runCommand(t, c.args...)
		if code != c.code || out != "" || !strings.Contains(errOut, c.want) || strings.Count(errOut, "\n") != 1 {
			t.Errorf("%q: exit %d, %q, %q; want %d, %q", c.args, code, out, errOut, c.code, c.want)
		}
	}
	// The server's word on a statement is followed by the line, and a mark under the place.
	for _, c := range []struct{ statement, want string }{
		{"MATCH (n RETURN n", "hubgraph: line 1, column 10: Invalid input 'RETURN'*\n  MATCH (n RETURN n\n           ^\n"},
		{"MATCH (n)\nRETURN n.likes,\n       foo(n)", "hubgraph: line 3, column 8: Unknown function 'foo'*\n         foo(n)\n         ^\n"},
	} {
		code, out, errOut := runCommand(t, "cypher", c.statement)
		first, rest, _ := strings.Cut(c.want, "*")
		if code != 2 || out != "" || !strings.HasPrefix(errOut, first) || !strings.HasSuffix(errOut, rest) {
			t.Errorf("%q: exit %d, %q, %q; want %q", c.statement, code, out, errOut, c.want)
		}
	}
	// A value stays a value, whatever is in it.
	for _, value := range []string{`x'}) DETACH DELETE n //`, "x' OR 1=1 --", "$raw", "null", "\u0000", "/*$x*/ 1", "`", `\u0027`} {
		code, out, errOut := runCommand(t, "query", "run", "adoption/co-used", "-p", "model="+value, "-o", "csv")
		if code != 0 || out != "model,neighbour,spaces\n" {
			t.Errorf("model=%q: exit %d, %q, %q", value, code, out, errOut)
		}
	}
	if after := harm(t); after != before {
		t.Errorf("the database changed: %s, was %s", after, before)
	}
}

// endless is a statement that gives no row for a very long time.
const endless = "UNWIND range(1, 1000000000000) AS endless WITH endless WHERE endless < 0 RETURN endless"

// running waits until the server runs the endless statement, or no more.
func running(t *testing.T, want int64) {
	t.Helper()
	info := dbtest.Server(t)
	db, err := graphdb.Open(t.Context(), graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(t.Context())
	for range 600 {
		_, rows, err := db.Read(t.Context(), "SHOW TRANSACTIONS YIELD currentQuery AS q WHERE q CONTAINS 'AS endless' AND NOT q CONTAINS 'SHOW' AND NOT q CONTAINS 'EXPLAIN' RETURN count(*)", nil)
		if err != nil {
			t.Fatal(err)
		}
		var n any
		for row, err := range rows {
			if err != nil {
				t.Fatal(err)
			}
			n = row[0]
		}
		if n == want {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("there never are %d such statements in the server", want)
}

// TestInterruptedStatement: Ctrl-C, and even the end of the program, end the
// statement in the server.
func TestInterruptedStatement(t *testing.T) {
	testDB(t)
	for _, c := range []struct {
		signal os.Signal
		code   int // -1 for a program that was killed
		want   string
	}{{os.Interrupt, 1, "hubgraph: interrupted\n"}, {syscall.SIGTERM, 1, "hubgraph: interrupted\n"}, {os.Kill, -1, ""}} {
		cmd := exec.Command(os.Args[0], "cypher", endless, "--timeout", "0")
		cmd.Env = append(os.Environ(), mainEnv+"=1")
		var out, errOut bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errOut
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running(t, 1)
		if err := cmd.Process.Signal(c.signal); err != nil {
			t.Fatal(err)
		}
		cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); code != c.code || out.Len() > 0 || errOut.String() != c.want {
			t.Errorf("%v: exit %d, %q, %q", c.signal, code, out.String(), errOut.String())
		}
		running(t, 0)
	}
}

// TestLostConnection cuts the connection in the middle of the rows: it is said
// how many came, the exit code is 1, and JSON is not closed as if it were whole.
func TestLostConnection(t *testing.T) {
	testDB(t)
	before := harm(t)
	info := dbtest.Server(t)
	for format, end := range map[string]string{"csv": "", "json": "\n]\n", "table": ""} {
		p := proxy.Start(t, info.BoltURI, proxy.Options{})
		t.Setenv("NEO4J_URI", p.URI("bolt"))
		p.CutAfter(2_000_000)
		code, out, errOut := runCommand(t, "cypher", "UNWIND range(1, 1000000) AS n RETURN n, 'model-' + n AS name", "-o", format, "--limit", "0")
		if code != 1 || !strings.Contains(errOut, "the connection was lost") || !strings.Contains(errOut, "the result broke off after ") || strings.Count(errOut, "\n") != 1 {
			t.Errorf("%s: exit %d, %q", format, code, errOut)
		}
		if p.Cuts() != 1 || strings.Contains(out, "model-1000000") || end != "" && strings.HasSuffix(out, end) {
			t.Errorf("%s: %d cuts, the output ends with %q", format, p.Cuts(), out[max(0, len(out)-60):])
		}
	}
	t.Setenv("NEO4J_URI", info.BoltURI)
	if after := harm(t); after != before {
		t.Errorf("the database changed: %s, was %s", after, before)
	}
}
