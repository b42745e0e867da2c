// Package csv quotes fields of RFC 4180.
package csv

import "strings"

// Quote returns a field in quotes when it is empty, holds a comma, a quote or a
// line break, or begins or ends with a space that some readers would trim.
// (encoding/csv writes no quotes around an empty field, and rewrites line breaks
// inside of others.)
func Quote(s string) string {
	if s != "" && !strings.ContainsAny(s, ",\"\r\n") && strings.TrimSpace(s) == s {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
