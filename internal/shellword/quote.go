// Package shellword quotes for messages that name a command to type.
package shellword

import "strings"

// Quote is a text as one word for a POSIX shell, quoted where it needs to be.
func Quote(s string) string {
	if s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=./:,+@%") == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
