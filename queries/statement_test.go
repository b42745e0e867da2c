package queries

import (
	"slices"
	"testing"
	"time"
)

func guarded(t testing.TB, text string) *Statement {
	t.Helper()
	s, err := Guard(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestParameters(t *testing.T) {
	const statement = "MATCH (n {a: $a, b: '$b', c: \"\\\"$c\", `$d`: $a}) // $e\n/* $f */ RETURN $g_1, 'it\\'s $h' + $a, $`i`"
	if got := guarded(t, statement).Parameters(); !slices.Equal(got, []string{"a", "g_1", "i"}) {
		t.Error(got)
	}
}

// What is put into a statement is a literal, whatever it holds: the guard sees
// one statement, and the names outside of it are the same.
func TestWithLiterals(t *testing.T) {
	const statement = "MATCH (n {name: /*$name*/ 'x'}) WHERE n.x <> '$name' RETURN n LIMIT $limit;"
	got := guarded(t, statement).WithLiterals(map[string]any{"name": "O'Neil", "limit": int64(5)})
	if want := `MATCH (n {name: /*$name*/ 'O\'Neil'}) WHERE n.x <> '$name' RETURN n LIMIT 5`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, evil := range []string{`'}) DETACH DELETE n //`, `\'}) DETACH DELETE n //`, `\`, "x\n'}) DELETE n", "*/ DELETE n", `\u0027}) DELETE n //`, "`", `"`} {
		text := guarded(t, statement).WithLiterals(map[string]any{"name": evil, "limit": int64(1)})
		if _, err := Guard(text); err != nil {
			t.Errorf("%q gives %s: %v", evil, text, err)
		}
	}
	if got := guarded(t, "RETURN $a, $b, $c").WithLiterals(map[string]any{"a": nil, "b": []any{"x"}, "c": time.Date(2023, 1, 2, 0, 0, 0, 0, time.UTC)}); got != "RETURN null, ['x'], datetime('2023-01-02T00:00:00Z')" {
		t.Error(got)
	}
}

func TestWithParameters(t *testing.T) {
	if got := guarded(t, "\n\nMATCH (n) /* kept */ WHERE /*$a*/ 1 = /*$b*/  'x' RETURN n\n").WithParameters(); got != "MATCH (n) /* kept */ WHERE $a = $b RETURN n" {
		t.Error(got)
	}
}
