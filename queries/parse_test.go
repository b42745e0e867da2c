package queries

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
)

const whole = `// name: demo/all-types
// question: What does a header look like?
// note: first note
// note: second: note
// cost: one row
// formerly: old/name
// formerly: older/name
// example: limit=3 field=cv model=x/y
//
// param: limit int = 20 min 0 max 1000 -- how many rows -- at most
// param: share float = 1
// param: field string = null in cv|nlp|mm -- subfield
// param: title string = "it's -- here" -- a text
// param: raw bool = false
// param: kinds list = ['model', "space"] -- which kinds
// param: from datetime = datetime('2023-10-01') -- first moment
// param: model string -- has no default
// returns: model string -- its id
// returns: share float? -- share, null without any
// returns: a, b int

// not part of the header
MATCH (n {limit: /*$limit*/ 20, share: /*$share*/ 1})
WHERE /*$field*/ null IS NULL AND n.title = /*$title*/ 'it\'s -- here' OR n.raw = /*$raw*/false
RETURN /*$kinds*/ ['model','space'] AS model, 1 AS share, $from AS a, /*$model*/ 'gust-lab/breeze' + /* plain */ 5 AS b
LIMIT /*$limit*/ 20
`

func parseFile(file, content string) (*Query, error) { return parse(file, file, content) }

func bound(f float64) *float64 { return &f }

func TestParse(t *testing.T) {
	q, err := parseFile("demo/all-types.cypher", whole)
	if err != nil {
		t.Fatal(err)
	}
	want := &Query{
		Name: "demo/all-types", Question: "What does a header look like?", Notes: []string{"first note", "second: note"},
		Cost: "one row", Formerly: []string{"old/name", "older/name"}, Example: Example{Args: []string{"limit=3", "field=cv", "model=x/y"}},
		Params: []Param{
			{Name: "limit", Type: Int, Default: int64(20), Min: bound(0), Max: bound(1000), Doc: "how many rows -- at most"},
			{Name: "share", Type: Float, Default: 1.0},
			{Name: "field", Type: String, OneOf: []string{"cv", "nlp", "mm"}, Doc: "subfield"},
			{Name: "title", Type: String, Default: "it's -- here", Doc: "a text"},
			{Name: "raw", Type: Bool, Default: false},
			{Name: "kinds", Type: List, Default: []any{"model", "space"}, Doc: "which kinds"},
			{Name: "from", Type: Datetime, Default: time.Date(2023, 10, 1, 0, 0, 0, 0, time.UTC), Doc: "first moment"},
			{Name: "model", Type: String, Required: true, Doc: "has no default"},
		},
		Returns: []Column{{Name: "model", Type: String, Doc: "its id"}, {Name: "share", Type: Float, Null: true, Doc: "share, null without any"},
			{Name: "a"}, {Name: "b", Type: Int}},
		File: "demo/all-types.cypher",
		Text: whole,
	}
	cypher := strings.Repeat("\n", 20) + `
// not part of the header
MATCH (n {limit: /*$limit*/ $limit, share: /*$share*/ $share})
WHERE /*$field*/ $field IS NULL AND n.title = /*$title*/ $title OR n.raw = /*$raw*/ $raw
RETURN /*$kinds*/ $kinds AS model, 1 AS share, $from AS a, /*$model*/ $model + /* plain */ 5 AS b
LIMIT /*$limit*/ $limit
`
	cypher = regexp.MustCompile(`//.*|/\*.*?\*/`).ReplaceAllStringFunc(cypher, func(comment string) string { return strings.Repeat(" ", len(comment)) })
	if got := q.Statement.Cypher(); got != cypher {
		t.Errorf("sends (-want +got)\n%s", cmp.Diff(cypher, got))
	}
	q.Statement = nil
	if diff := cmp.Diff(want, q); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := q.Topic(); got != "demo" {
		t.Errorf("topic %q", got)
	}
}

func TestParseLineEnds(t *testing.T) {
	unix, err := parseFile("demo/all-types.cypher", whole)
	if err != nil {
		t.Fatal(err)
	}
	windows, err := parseFile("demo/all-types.cypher", "\ufeff"+strings.ReplaceAll(whole, "\n", "\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.ReplaceAll(windows.Statement.Cypher(), "\r\n", "\n"); got != unix.Statement.Cypher() {
		t.Errorf("sends (-unix +windows)\n%s", cmp.Diff(unix.Statement.Cypher(), got))
	}
	windows.Text, windows.Statement, unix.Statement = unix.Text, nil, nil
	if diff := cmp.Diff(unix, windows); diff != "" {
		t.Errorf("(-unix +windows)\n%s", diff)
	}
}

// TestParseFaults breaks one thing at a time in a file that is right.
func TestParseFaults(t *testing.T) {
	const good = "// name: a/b\n// question: Why?\n// param: n int = 1 -- number\n// returns: x\nRETURN\n  /*$n*/ 1 AS x\n"
	if _, err := parseFile("a/b.cypher", good); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new, want string }{
		{"// name: a/b\n", "", "a/b.cypher:1: the header has no name"},
		{"// name: a/b", "// name: a/c", `a/b.cypher:1: name "a/c": by its path it is "a/b"`},
		{"// name: a/b", "// name: A b", "want topic/name"},
		{"// name: a/b", "// name:", "a/b.cypher:1: name: a value is missing"},
		{"// question: Why?", "// questoin: Why?", `a/b.cypher:2: unknown key "questoin" in the header; did you mean "question"?`},
		{"// question: Why?", "// question: Why?\n// question: How?", "a/b.cypher:3: question is given twice"},
		{"// question: Why?", "// some prose", "a/b.cypher:2: a header line begins with one of"},
		{"// question: Why?\n", "", "has no question"},
		{"// returns: x\n", "", "does not say what the query returns"},
		{"returns: x", "returns: x, x", "column x is given twice"},
		{"returns: x", "returns: x-y", `"x-y" is no column name`},
		{"returns: x", "returns: x y", `column x: unknown type "y"`},
		{"returns: x", "returns: x ?", `column x: unknown type ""`},
		{"returns: x", "returns: x\n// example: m=2", `a/b.cypher:1: example: a/b has no parameter "m"`},
		{"returns: x", "returns: x\n// example: n=two", `example: parameter n of a/b: "two" is not a whole number`},
		{"returns: x", "returns: x\n// cost: low\n// cost: high", "cost is given twice"},
		{"returns: x", "returns: x, y -- both", "give each its own line"},
		{"n int", "n integer", `unknown type "integer"`},
		{"n int", "n-m int", `"n-m" is no parameter name`},
		{"n int = 1 -- number", "n", "want a name, a type"},
		{"n int = 1", "n", `unknown type "--"`},
		{"n int = 1", "n int =", "a value is missing"},
		{"n int = 1", "n int = '1'", "'1' is no int"},
		{"n int = 1", "n int = 1.5", "1.5 is no int"},
		{"n int = 1", "n int = one", `"one" is no literal`},
		{"n int = 1", "n string = 'x", "is not closed"},
		{"n int = 1", `n string = '\q'`, `unknown escape \q`},
		{"n int = 1", "n list = [1]", "list holds 1"},
		{"n int = 1", "n list = ['a' 'b']", "is not closed"},
		{"n int = 1", "n datetime = datetime('soon')", `"soon" is not a time`},
		{"n int = 1", "n int = 1 min 2", "its default 1 is less than 2"},
		{"n int = 1", "n int = 1 max 0", "its default 1 is more than 0"},
		{"n int = 1", "n int = 1 least 2", `"least": want min N`},
		{"n int = 1", "n int = 1 min", `"min": want min N`},
		{"n int = 1", "n int = 1 min x", "min x: want a number"},
		{"n int = 1", "n bool = true min 1", "min 1: want a number"},
		{"n int = 1", "n string = 'a' in b|c", `its default "a" is none of b, c`},
		{"n int = 1 -- number", "n int = 1\n// param: n int = 1", "a/b.cypher:4: param: n is given twice"},
		{"/*$n*/ 1", "/*$m*/ 1", "a/b.cypher:6: /*$m*/: the header has no such parameter"},
		{"/*$n*/ 1", "/*$m*/ 1", "does not use the parameter n"},
		{"/*$n*/ 1", "/*$n*/ 2", "a/b.cypher:6: /*$n*/: 2 here, 1 in the header"},
		{"/*$n*/ 1", "/*$n*/ '1'", "a/b.cypher:6: /*$n*/: '1' here, 1 in the header"},
		{"/*$n*/ 1", "/*$n*/ 1.0", "a/b.cypher:6: /*$n*/: 1.0 here, 1 in the header"},
		{"/*$n*/ 1", "/*$n*/ n", `a/b.cypher:6: /*$n*/: "n" is no literal`},
		{"/*$n*/ 1", "/*$n*/\n 1", "a/b.cypher:6: /*$n*/: a value is missing"},
		{"/*$n*/ 1", "/*$n-m*/ 1", `"n-m" is no parameter name`},
		{"/*$n*/ 1", "1", "a/b.cypher:1: the query does not use the parameter n"},
		{"/*$n*/ 1 AS x", "1 AS x /* $n", "a/b.cypher:6:10: this comment is never closed by */"},
		{"/*$n*/ 1 AS x", "/*$n*/ 1 AS x FOREACH (i IN [1] | DETACH DELETE i)", "a/b.cypher:6:17: refused: FOREACH"},
		{"RETURN\n  /*$n*/ 1 AS x\n", "", "a/b.cypher:5: there is no query under the header"},
		{"RETURN\n  /*$n*/ 1 AS x", "CREATE (:X {n: /*$n*/ 1})", "a/b.cypher:5:1: refused: CREATE: it creates"},
		{" AS x", " AS x; RETURN 2 AS x", "one statement at a time"},
		{"question: Why?", "question: Why?\rCREATE (:X)\r//", "a/b.cypher:2: a carriage return stands within the line"},
		{"question: Why?", "question: Why\xff", "a/b.cypher:1: the file is not valid UTF-8"},
	} {
		if !strings.Contains(good, c.old) {
			t.Fatalf("%q is not in the file", c.old)
		}
		_, err := parseFile("a/b.cypher", strings.Replace(good, c.old, c.new, 1))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: error %v, want %q", c.new, c.old, err, c.want)
		}
	}
}

func TestParseReportsEveryFault(t *testing.T) {
	_, err := parseFile("a/b.cypher", "// name: a/b\n// param: x what\n// param: y int = z\nRETURN 1 AS x")
	if err == nil {
		t.Fatal("no error")
	}
	if got := strings.Count(err.Error(), "a/b.cypher:"); got != 4 {
		t.Errorf("%d faults, want 4 (two params, no question, no returns):\n%v", got, err)
	}
}

func TestMarkedLiterals(t *testing.T) {
	for _, c := range []struct {
		in, cypher string
		params     map[string]any
		fault      string
	}{
		{in: "RETURN 1", cypher: "RETURN 1", params: map[string]any{}},
		{in: "RETURN /*$n*/ 5, /*$s*/'x', \"/*$t*/ 1\" // /*$u*/ 1", cypher: "RETURN        $n,        $s, \"/*$t*/ 1\"            ",
			params: map[string]any{"n": int64(5), "s": "x"}},
		{in: "RETURN /*$n*/ 5 + /*$n*/ 5", cypher: "RETURN        $n +        $n", params: map[string]any{"n": int64(5)}},
		{in: "RETURN /*$n*/ -5", cypher: "RETURN        $n", params: map[string]any{"n": int64(-5)}},
		{in: "RETURN /* $n */ 5, /*$*/ 1", fault: "/*$*/: \"\" is no parameter name"},
		{in: "RETURN /*$n*/ 5 + /*$n*/ 6", fault: "line 1: /*$n*/ is 6 here, 5 before"},
		{in: "RETURN\n/*$n*/ m.x", fault: `line 2: /*$n*/: "m.x" is no literal`},
		{in: "RETURN /*$n*/ 'x", fault: "never closed"},
		{in: "MATCH (n) /*$SET*/ 1 SET n.x = 1", fault: "refused: SET"},
		{in: "MATCH (n) RETURN n LIMIT /*$n*/ 1; SHOW USERS", fault: "second statement"},
	} {
		s, err := Guard(c.in)
		var params map[string]any
		if err == nil {
			params, err = s.Defaults()
		}
		if c.fault != "" {
			var usage *hub.UsageError
			if !errors.As(err, &usage) || !strings.Contains(err.Error(), c.fault) {
				t.Errorf("%q: error %v, want %q", c.in, err, c.fault)
			}
			continue
		}
		if err != nil || s.Cypher() != c.cypher || !cmp.Equal(params, c.params) {
			t.Errorf("%q: %v, %v, %v", c.in, s, params, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(whole)
	f.Add("// name: demo/all-types\n// question: ?\n// returns: x\n// param: a list = ['x', \"y\"] -- z\nRETURN /*$a*/ ['x','y'] AS x")
	f.Fuzz(func(t *testing.T, content string) {
		q, err := parseFile("demo/all-types.cypher", content)
		if err != nil {
			return
		}
		if strings.Count(q.Statement.plain(), "\n") != strings.Count(content, "\n") {
			t.Fatalf("lines moved: %q from %q", q.Statement.plain(), content)
		}
		for _, p := range q.Params {
			if p.Required {
				continue
			}
			v, rest, err := cutLiteral(Literal(p.Default))
			if err != nil || rest != "" || !cmp.Equal(v, p.Default) && p.Type != Float {
				t.Fatalf("default %v of %s does not read back: %v, %q, %v", p.Default, p.Name, v, rest, err)
			}
		}
	})
}
