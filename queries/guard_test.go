package queries

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/hub"
)

// refused statements, with the words that the message must have.
var refused = []struct{ cypher, want string }{
	// writing clauses
	{"CREATE (:X)", "CREATE at line 1, column 1"},
	{"create (:X)", "CREATE"},
	{"CrEaTe (:X)", "only reads"},
	{"  \n\n   CREATE (:X)", "line 3, column 4"},
	{"MATCH (n) CREATE p = (n)-[:R]->(:X)", "CREATE"},
	{"MERGE (:X)", "MERGE"},
	{"MERGE `x` = (:X)", "MERGE"},
	{"INSERT (:X)", "INSERT"},
	{"MATCH (n) DELETE n", "DELETE"},
	{"MATCH (n) DELETE `n`", "DELETE"},
	{"MATCH (n) DETACH DELETE n", "DETACH"},
	{"MATCH (n) NODETACH DELETE n", "NODETACH"},
	{"MATCH (n) SET n.x = 1", "SET"},
	{"MATCH (n) SET n:Label", "SET"},
	{"MATCH (n) REMOVE n.x", "REMOVE"},
	{"FOREACH (x IN [1] | CREATE (:X))", "FOREACH"},
	{"CALL { CREATE (:X) }", "CREATE"},
	{"CALL {CREATE (:X)}", "CREATE"},
	{"CALL () { MERGE (:X) } RETURN 1", "MERGE"},
	{"RETURN COUNT { CREATE (n) }", "CREATE"},
	{"MATCH (n) /* read */ SET /* only */ n.x = 1", "SET"},
	{"MATCH (n)//\nSET n.x=1", "line 2, column 1"},
	{"RETURN 1 // comment\rCREATE (:X)", "CREATE"},
	{"CREATE\u00a0(:X)", "CREATE"},
	{"CREATE\u001f(:X)", "CREATE"},
	{"MATCH ((a)-->(b))+ CREATE (:X)", "CREATE"},
	{"MATCH (n) WHERE n:% DELETE n", "DELETE"},
	{"WITH * CREATE (:X)", "CREATE"},
	// schema, users, servers
	{"CREATE INDEX x FOR (n:X) ON (n.y)", "CREATE"},
	{"CREATE OR REPLACE DATABASE x", "CREATE"},
	{"CREATE CONSTRAINT c FOR (n:X) REQUIRE n.y IS UNIQUE", "CREATE"},
	{"DROP INDEX x", "DROP"},
	{"ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", "ALTER"},
	{"GRANT ROLE admin TO neo4j", "GRANT"},
	{"DENY MATCH {*} ON GRAPH * TO x", "DENY"},
	{"REVOKE ROLE admin FROM neo4j", "REVOKE"},
	{"RENAME USER a TO b", "RENAME"},
	{"STOP DATABASE neo4j", "STOP"},
	{"START DATABASE neo4j", "START"},
	{"/* x */ DRYRUN DEALLOCATE DATABASES FROM SERVER 'x'", "DRYRUN"},
	// what servers take for reads
	{"LOAD CSV FROM 'http://127.0.0.1/' AS row RETURN row", "LOAD CSV"},
	{"load/**/csv from 'x' as row return row", "LOAD CSV"},
	{"WITH 'x' AS return WITH return LOAD\nCSV FROM return AS l RETURN l", "LOAD CSV"},
	{"USING PERIODIC COMMIT 100 LOAD CSV FROM 'x' AS l RETURN l", "LOAD CSV"},
	{"CALL { LOAD CSV FROM 'x' AS l RETURN l } RETURN l", "LOAD CSV"},
	{"SHOW SETTINGS", "SHOW SETTINGS"},
	{"show settings yield name return name", "SHOW SETTINGS"},
	{"SHOW CURRENT USER", "SHOW CURRENT"},
	{"SHOW/* */TRANSACTIONS", "SHOW TRANSACTIONS"},
	{"SHOW ALL FUNCTIONS", "SHOW ALL"},
	{"TERMINATE TRANSACTIONS 'neo4j-transaction-1'", "TERMINATE"},
	{"TERMINATE TRANSACTION 'x' YIELD message RETURN message", "TERMINATE"},
	{"SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id", "SHOW"},
	{"CALL apoc.load.json('http://127.0.0.1/')", "CALL apoc.load.json"},
	{"CALL dbms.listConfig()", "CALL dbms.listConfig"},
	{"CALL dbms.listConfig", "CALL dbms.listConfig"},
	{"CALL dbms.killConnection('x')", "dbms.killConnection"},
	{"CALL dbms . listConfig ( )", "dbms.listConfig"},
	{"CALL `dbms`.`listConfig`()", "dbms.listConfig"},
	{"CALL `dbms.listConfig`()", "dbms.listConfig"},
	{"CALL/**/dbms/**/./**/listConfig()", "dbms.listConfig"},
	{"OPTIONAL CALL apoc.load.json('x') YIELD value RETURN value", "apoc.load.json"},
	{"CALL DB.LABELS()", "DB.LABELS"},
	{"CALL nothing()", "CALL nothing"},
	{"WITH 1 AS return WITH return CALL apoc.load.json('x') YIELD value RETURN value", "apoc.load.json"},
	{"WITH 1 AS x$ WITH x$ CALL apoc.load.json('x') YIELD value RETURN value", "apoc.load.json"},
	{"MATCH ((a)-->(b))+ CALL apoc.load.json('x') YIELD value RETURN value", "apoc.load.json"},
	{"MATCH (n) WHERE n:% CALL apoc.load.json('x') YIELD value RETURN value", "apoc.load.json"},
	{"WITH * CALL apoc.load.json('x') YIELD value RETURN value", "apoc.load.json"},
	{"UNWIND [1] AS x CALL (x) { CALL apoc.load.json('x') YIELD value RETURN value } RETURN value", "apoc.load.json"},
	{"RETURN apoc.cypher.runFirstColumnSingle('LOAD CSV ...', {})", "apoc.cypher.runFirstColumnSingle()"},
	{"RETURN `apoc`.cypher . `runFirstColumnSingle` ('x', {})", "apoc.cypher.runFirstColumnSingle()"},
	{"RETURN unknown.function(1)", "unknown.function()"},
	{"MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS RETURN x", "IN TRANSACTIONS"},
	{"CALL { RETURN 1 AS x } IN transactions OF 10 ROWS RETURN x", "IN TRANSACTIONS"},
	{"CALL { RETURN 1 AS x } IN 2 CONCURRENT TRANSACTIONS RETURN x", "IN TRANSACTIONS"},
	{"CALL { RETURN 1 AS x } IN $n CONCURRENT TRANSACTIONS RETURN x", "IN TRANSACTIONS"},
	{"CALL { RETURN 1 AS x } IN size([1, 2]) CONCURRENT TRANSACTIONS RETURN x", "IN TRANSACTIONS"},
	{"UNWIND [1] AS i CALL (i) { RETURN 1 AS x } IN (1 + {a: 1}.a) CONCURRENT TRANSACTIONS RETURN x", "IN TRANSACTIONS"},
	{"CALL { RETURN {a: 1} AS x } IN TRANSACTIONS RETURN x", "IN TRANSACTIONS"},
	{"CALL (*) { RETURN 1 AS x } IN TRANSACTIONS RETURN x", "IN TRANSACTIONS"},
	{"RETURN 1 } IN TRANSACTIONS", "IN TRANSACTIONS"},
	{"USE system RETURN 1", "USE"},
	{"USE `system` RETURN 1", "USE"},
	{"USE graph.byName('x') RETURN 1", "USE"},
	{"WITH 1 AS x CALL { WITH x USE neo4j RETURN 2 AS y } RETURN y", "USE"},
	// several statements, prefixes, client commands
	{"RETURN 1; RETURN 2", "second statement"},
	{"RETURN 1;/* */;CREATE (:X)", "second statement"},
	{";RETURN 1", "second statement"},
	{"EXPLAIN RETURN 1", "EXPLAIN"},
	{"PROFILE RETURN 1", "PROFILE"},
	{"CYPHER runtime=slotted RETURN 1", "CYPHER"},
	{"cypher 5 RETURN 1", "CYPHER"},
	{":param x => 1", "Neo4j Browser"},
	{"  :use system", "Neo4j Browser"},
	// nothing, or nothing that ends
	{"", "empty"},
	{" \n // only a comment", "empty"},
	{";;", "empty"},
	{"RETURN 'x", "never closed by '"},
	{`RETURN "x'`, `never closed by "`},
	{`RETURN 'x\'`, "never closed by '"},
	{`RETURN 'x\`, "never closed by '"},
	{"RETURN `x", "backtick"},
	{"RETURN 1 /* x", "never closed by */"},
	{"RETURN 1 /*/ CREATE (:X)", "never closed by */"},
	{"RETURN \xff", "UTF-8"},
	// escapes
	{`\u0043REATE (:X)`, "backslash outside"},
	{`CRE\u0041TE (:X)`, "backslash outside"},
	{`RETURN '\u0027 CREATE (:X) //'`, `\u0027`},
	{`RETURN '\u005c' LOAD CSV`, `\u005c`},
	{`RETURN "\u0022 CREATE (:X) //"`, `\u0022`},
	{`RETURN '\u+043'`, "four hexadecimal digits"},
	{`RETURN '\u00'`, "four hexadecimal digits"},
	{"RETURN `\\u0060 CREATE (:X)`", "in strings only"},
	{`/* \u002a\u002f CREATE (:Evil) /* */ RETURN 1 AS x`, `\u002a in a comment`},
	{`/* *\u002f CREATE (:Evil) /* */ RETURN 1 AS x`, `\u002f in a comment`},
	{`/* *\uuu002F CREATE (:Evil) /* */ RETURN 1 AS x`, `\u002f in a comment`},
	{`/* \u005cu002a\u005cu002f CREATE (:Evil) /* */ RETURN 1 AS x`, `\u005c in a comment`},
	{`RETURN 1 AS x // \u000a CREATE (:Evil)`, `\u000a in a comment`},
	{`RETURN 1 AS x // \u000D CREATE (:Evil)`, `\u000d in a comment`},
}

func TestGuardRefuses(t *testing.T) {
	for _, c := range refused {
		s, err := Guard(c.cypher)
		var usage *hub.UsageError
		if !errors.As(err, &usage) || s != nil {
			t.Errorf("%q: got error %v and statement %v, want a usage error", c.cypher, err, s)
		} else if !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %q does not say %q", c.cypher, err, c.want)
		}
	}
}

// allowed statements look like writing, or like worse, and only read.
var allowed = []string{
	"RETURN 1",
	"MATCH (n) RETURN n LIMIT 5",
	"RETURN 'CREATE (:X); SHOW SETTINGS // LOAD CSV' AS x",
	`RETURN "it's; CREATE (:X)" AS x`,
	`RETURN 'a\'; CREATE (:X) //' AS x`,
	`RETURN 'a\\' AS x`,
	`RETURN 'caf\u00e9 \\u0027' AS x`,
	"RETURN 1 AS `CREATE (:X); ``SHOW`` SETTINGS`",
	"// CREATE (:X)\nRETURN 1",
	`/* CREATE (:X); \u0027 ' " */ RETURN 1`,
	"RETURN 1 // 'unclosed, and a \\u0041",
	"MATCH (n) WHERE n.set = 1 RETURN n.create, n.delete AS remove",
	"MATCH (set:Set {set: 1})-[merge:DELETE]->() WHERE set.set = 1 RETURN set.delete AS remove ORDER BY remove",
	"MATCH (create) RETURN create",
	"MATCH (create) RETURN create.name, create",
	"WITH 1 AS create MATCH (n) WHERE n.x = create RETURN create ORDER BY create DESC",
	"WITH 1 AS delete, 2 AS merge RETURN delete + merge AS set",
	"UNWIND [1, 2] AS set WITH set WHERE set IN [2] RETURN set",
	"WITH 1 AS set RETURN CASE set WHEN 1 THEN set ELSE set END AS merge",
	"MATCH (n) RETURN n {.set, .create, merge: 1} AS remove",
	"MATCH (a)-[:CREATE|MERGE]->(b:Set|Delete) RETURN a, b",
	"RETURN $set AS a, $create AS b",
	"WITH 1 AS show RETURN show ORDER BY show",
	"WITH 1 AS call RETURN call AS x, call",
	"WITH 1 AS use RETURN use AS x",
	"WITH 1 AS load, 2 AS csv RETURN load, csv",
	"WITH 1 AS terminate RETURN terminate AS transactions",
	"WITH [1] AS transactions RETURN 1 IN transactions AS x",
	"UNWIND [1] AS transactions RETURN {a: 1} IN [transactions] AS x",
	"WITH [{a: 1}] AS transactions MATCH (n) RETURN n {.a} IN transactions AS x, COLLECT { RETURN 1 AS x } IN transactions AS y",
	"CALL { RETURN 1 AS x } RETURN x IN [1] AS transactions",
	"WITH true AS create, false AS replace RETURN create OR replace AS x",
	"// C:\\users, \\ufeff and \\u0041\nRETURN 1",
	"MATCH (n:Show) WHERE n:Call RETURN count(*)",
	"MATCH (drop) RETURN drop.start",
	"CALL db.labels()",
	"CALL db.labels() YIELD label RETURN label",
	"CALL `db`.`labels`()",
	"CALL db . labels ( )",
	"OPTIONAL CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType",
	"CALL db.index.fulltext.queryNodes('names', 'ada') YIELD node RETURN node",
	"CALL { RETURN 1 AS x } RETURN x",
	"UNWIND [1] AS n CALL (n) { RETURN n + 1 AS x } RETURN x",
	"MATCH (n) RETURN EXISTS { MATCH (n)-->() } AS x, COUNT { (n)-->() } AS y",
	"RETURN date.truncate('month', datetime()) AS x, duration.between(date(), date()) AS y",
	"RETURN point.distance(point({x: 1, y: 1}), point({x: 2, y: 2})) AS x",
	"RETURN apoc.text.clean('A b') AS x",
	"MATCH (n) FINISH",
	"RETURN 10 / 2 / 5 AS x",
}

func TestGuardAllows(t *testing.T) {
	for _, cypher := range allowed {
		if _, err := Guard(cypher); err != nil {
			t.Errorf("%q: %v", cypher, err)
		}
	}
}

// TestGuardBounds: what would keep the planner of a server busy for long is not sent.
func TestGuardBounds(t *testing.T) {
	nested := func(open, shut string, n int) string { return strings.Repeat(open, n) + "1" + strings.Repeat(shut, n) }
	for _, c := range []struct{ fits, tooMuch, want string }{
		{"RETURN " + nested("(", ")", maxDepth), "RETURN " + nested("(", ")", maxDepth+1), "brackets within brackets at line 1, column 108"},
		{"RETURN " + nested("EXISTS { MATCH (a) WHERE ", "}", maxBraces), "RETURN " + nested("EXISTS { MATCH (a) WHERE ", "}", maxBraces+1), "braces within braces"},
		{"RETURN 1" + strings.Repeat(" OR 1", maxBranches), "RETURN 1" + strings.Repeat(" OR 1", maxBranches+1), "so many alternatives"},
		{"RETURN 1" + strings.Repeat("+1", maxTokens/2-1), "RETURN 1" + strings.Repeat("+1", maxTokens/2), "so many words and signs"},
		{"RETURN '" + strings.Repeat("x", maxBytes-9) + "'", "RETURN '" + strings.Repeat("x", maxBytes-8) + "'", "so many bytes"},
	} {
		if _, err := Guard(c.fits); err != nil {
			t.Errorf("%.60s...: %v", c.fits, err)
		}
		if _, err := Guard(c.tooMuch); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.60s...: error %v, want %q", c.tooMuch, err, c.want)
		}
	}
}

func TestGuardCleans(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"RETURN 1;", "RETURN 1"},
		{"RETURN 1 ; ; // done", "RETURN 1 "},
		{"/* é */ RETURN 'é';", "        RETURN 'é'"},
		{"// a\nRETURN 1", "    \nRETURN 1"},
		{"/* a\nb */ RETURN '//'", "    \n     RETURN '//'"},
		{"RETURN 1 // é\r\n+ 1", "RETURN 1     \r\n+ 1"},
	} {
		s, err := Guard(c.in)
		if err != nil || s.Cypher() != c.want {
			t.Errorf("Guard(%q) = %v, %v; want %q", c.in, s, err, c.want)
		}
	}
}

// FuzzGuard checks what must hold of any text: what comes out is a part of what
// went in but for comments and marked literals, holds no comment, passes again
// unchanged, and has the tokens that were guarded.
func FuzzGuard(f *testing.F) {
	for _, c := range refused {
		f.Add(c.cypher)
	}
	for _, c := range allowed {
		f.Add(c)
	}
	f.Add("MATCH (n) WHERE n.x = /*$x*/ 'é'AND n.y IN /*$y*/ ['a', 'b'] OR n.z > /*$z*/ -1.5e-3 RETURN $n, $`a b` /* c */ LIMIT /*$x*/ 'é';")
	f.Add("/*$a*/ 1/*$b*/ datetime('2023-01-01')/*$c*/ null /*$SET*/ true x")
	f.Fuzz(func(t *testing.T, cypher string) {
		s, err := Guard(cypher)
		if err != nil {
			var usage *hub.UsageError
			if !errors.As(err, &usage) || strings.ContainsAny(err.Error(), "\n\r") {
				t.Fatalf("%q: error %q", cypher, err)
			}
			return
		}
		clean := s.plain()
		if utf8.RuneCountInString(clean) > utf8.RuneCountInString(cypher) {
			t.Fatalf("%q grew to %q", cypher, clean)
		}
		in, out := []rune(cypher), []rune(clean)
		for i, r := range out {
			if r != in[i] && r != ' ' {
				t.Fatalf("%q became %q at %d", cypher, clean, i)
			}
		}
		again, err := Guard(s.Cypher())
		if err != nil || again.Cypher() != s.Cypher() || !slices.Equal(again.Parameters(), s.Parameters()) {
			t.Fatalf("%q: sends %q, then %v, %v", cypher, s.Cypher(), again, err)
		}
		checkSent(t, cypher, s)
	})
}

// checkSent checks that the tokens of what is sent are those that were guarded:
// the ones of the text with a parameter for each marked literal. WithLiterals
// and WithParameters have the same but for parameters.
func checkSent(t *testing.T, text string, s *Statement) {
	t.Helper()
	short := func(text string) (out []string) {
		l, err := lex(text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		for _, x := range l.tokens {
			out = append(out, fmt.Sprint(x.kind, x.text))
		}
		return out
	}
	l, err := lex(text)
	if err != nil {
		t.Fatal(err)
	}
	tokens, end := l.tokens, len(text)
	for tokens[len(tokens)-1].is(";") {
		end = tokens[len(tokens)-1].from
		tokens = tokens[:len(tokens)-1]
	}
	_, sent, err := newStatement(l, tokens, end)
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, x := range sent {
		want = append(want, fmt.Sprint(x.kind, x.text))
	}
	if got := short(s.Cypher()); !slices.Equal(got, want) {
		t.Fatalf("%q sends %q with the tokens %q, want %q", text, s.Cypher(), got, want)
	}
	if got := short(s.WithParameters()); !slices.Equal(got, want) {
		t.Fatalf("%q for a driver is %q, with the tokens %q, want %q", text, s.WithParameters(), got, want)
	}
	if pasted, err := Guard(s.WithLiterals(map[string]any{})); err == nil && slices.ContainsFunc(pasted.Parameters(), func(name string) bool {
		return !slices.ContainsFunc(pasted.marked, func(m marked) bool { return m.name == name })
	}) {
		t.Fatalf("%q to be pasted still has parameters: %q", text, s.WithLiterals(map[string]any{}))
	}
}
