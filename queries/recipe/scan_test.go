package recipe

import (
	"slices"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/queries"
)

func TestParameters(t *testing.T) {
	const statement = "MATCH (n {a: $a, b: '$b', c: \"\\\"$c\", `$d`: $a}) // $e\n/* $f */ RETURN $g_1, 'it\\'s $h' + $a, $`i`"
	if got := parameters(statement); !slices.Equal(got, []string{"a", "g_1"}) {
		t.Error(got)
	}
}

// What is put into a statement is a literal, whatever it holds: the guard sees
// one statement, and the names outside of it are the same.
func TestInlined(t *testing.T) {
	const statement = "MATCH (n {name: /*$name*/ $name}) WHERE n.x <> '$name' RETURN n LIMIT $limit;"
	got := inlined(statement, map[string]any{"name": "O'Neil", "limit": int64(5)})
	if want := `MATCH (n {name: /*$name*/ 'O\'Neil'}) WHERE n.x <> '$name' RETURN n LIMIT 5;`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, evil := range []string{`'}) DETACH DELETE n //`, `\'}) DETACH DELETE n //`, `\`, "x\n'}) DELETE n", "*/ DELETE n", `\u0027}) DELETE n //`, "`", `"`} {
		text := inlined(statement, map[string]any{"name": evil, "limit": int64(1)})
		if _, err := queries.Guard(text); err != nil {
			t.Errorf("%q gives %s: %v", evil, text, err)
		}
	}
	if got := inlined("RETURN $a, $b, $c", map[string]any{"a": nil, "b": []any{"x"}, "c": time.Date(2023, 1, 2, 0, 0, 0, 0, time.UTC)}); got != "RETURN null, ['x'], datetime('2023-01-02T00:00:00Z')" {
		t.Error(got)
	}
}

func TestUnmarked(t *testing.T) {
	if got := unmarked("\n\nMATCH (n) /* kept */ WHERE /*$a*/ $a = /*$b*/  $b RETURN n\n"); got != "MATCH (n) /* kept */ WHERE $a = $b RETURN n" {
		t.Error(got)
	}
}

func TestShown(t *testing.T) {
	for _, c := range []struct {
		in   any
		as   form
		want string
	}{
		{nil, grouped, ""}, {int64(1234), grouped, "1,234"}, {int64(2023), bare, "2023"}, {0.123456, grouped, "0.123"}, {0.5, share, "50 %"}, {int64(1), share, "100 %"},
		{true, grouped, "true"}, {"x", share, "x"}, {[]any{"a", int64(1)}, grouped, "a, 1"}, {map[string]any{"b": int64(1), "a": "x"}, grouped, `{"a":"x","b":1}`},
		{time.Date(2023, 4, 5, 6, 7, 8, 0, time.FixedZone("", 3600)), grouped, "2023-04-05 05:07:08"},
	} {
		if got := shown(c.in, c.as); got != c.want {
			t.Errorf("%v is %q, want %q", c.in, got, c.want)
		}
	}
}

func TestEscapeMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"ada_wren": "ada_wren", "_x_": `\_x\_`, "a*b": `a\*b`, "<b>&": `\<b\>\&`, "[x](y)": `\[x\](y)`, "a\nb\u202ec": "a b c", "# x": `\# x`, "$x$ `y` |": "\\$x\\$ \\`y\\` \\|",
	} {
		if got := escapeMarkdown(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
