package queries

import "testing"

// TestReadable: of a place where nearly everything could stand, a message names what
// may have been meant, or the first.
func TestReadable(t *testing.T) {
	const any = "expected a graph pattern, 'FOREACH', ',', 'ORDER BY', 'CALL', 'CREATE', 'LOAD CSV', 'DELETE', 'MATCH', 'RETURN', 'WITH' or <EOF>"
	for text, want := range map[string]string{
		"Invalid input 'RETRUN': " + any:                 "Invalid input 'RETRUN'; did you mean RETURN?",
		"Invalid input 'order': " + any:                  "Invalid input 'order'; did you mean ORDER BY?",
		"Invalid input ')': " + any:                      "Invalid input ')': expected a graph pattern, 'FOREACH', ',', 'ORDER BY', 'CALL', 'CREATE', 'LOAD CSV' or one of 5 others",
		"Invalid input '': expected 'MATCH', 'A' or 'B'": "Invalid input '': expected 'MATCH', 'A' or 'B'",
		"Variable `m` not defined":                       "Variable `m` not defined",
		"Invalid input 'x': expected 'RETURN'":           "Invalid input 'x': expected 'RETURN'",
	} {
		if got := readable(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
