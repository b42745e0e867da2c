// Package csv quotes fields of RFC 4180.
package csv

import "strings"

// Quote returns a field in quotes if it is empty, contains a comma, a quote or
// a line break, or begins or ends with a space that some readers would trim.
// (encoding/csv does not quote an empty field, and rewrites line breaks inside
// others.)
func Quote(s string) string {
	if s != "" && !strings.ContainsAny(s, ",\"\r\n") && strings.TrimSpace(s) == s {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
