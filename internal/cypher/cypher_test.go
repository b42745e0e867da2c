package cypher

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"
)

func TestStatements(t *testing.T) {
	files := fstest.MapFS{
		"cypher/a/one.cypher":   {Data: []byte("// what it does; and why\nRETURN 1 AS x\n")},
		"cypher/a/three.cypher": {Data: []byte("RETURN 'a;b' AS x;\nRETURN 2 AS y;\n\nRETURN 3 AS z;\n")},
	}
	for pattern, want := range map[string][]string{
		"a/one":   {"// what it does; and why\nRETURN 1 AS x\n"},
		"a/three": {"RETURN 'a;b' AS x", "RETURN 2 AS y", "\nRETURN 3 AS z"},
		"a/*":     {"// what it does; and why\nRETURN 1 AS x\n", "RETURN 'a;b' AS x", "RETURN 2 AS y", "\nRETURN 3 AS z"},
		"a/none":  nil,
	} {
		if got := Statements(files, pattern); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", pattern, got, want)
		}
	}
	for _, name := range []string{"a/none", "a/three"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			Statement(files, name)
		}()
	}
}

// small is the error of a server whose transactions hold few rows.
type small struct{ error }

func (small) OutOfMemory() bool { return true }

func TestHalved(t *testing.T) {
	rows := []any{0, 1, 2, 3, 4, 5, 6}
	for holds := 1; holds <= len(rows); holds++ {
		var written []any
		err := Halved(rows, func(part []any) error {
			if len(part) > holds {
				return fmt.Errorf("write: %w", small{errors.New("full")})
			}
			written = append(written, part...)
			return nil
		})
		if err != nil || !slices.Equal(written, rows) {
			t.Errorf("with room for %d: %v, error %v", holds, written, err)
		}
	}
	calls := 0
	other := errors.New("other")
	if err := Halved(rows, func([]any) error { calls++; return other }); err != other || calls != 1 {
		t.Errorf("another error: %v after %d calls", err, calls)
	}
	calls = 0
	if err := Halved(rows, func([]any) error { calls++; return small{other} }); err == nil || calls != 3 { // 7, 3, 1
		t.Errorf("no row fits: %v after %d calls", err, calls)
	}
}
