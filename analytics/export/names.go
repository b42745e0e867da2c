package export

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

// safeID returns a node id for a format that cannot hold every character: the id
// itself, or with U+FFFD for what is not allowed and a hash at the end, so that it
// still stands for one name, and for the same in every file.
func safeID(id string, allowed func(rune) bool) string {
	bad := func(r rune) bool { return r == utf8.RuneError || !allowed(r) }
	if strings.IndexFunc(id, bad) < 0 {
		return id
	}
	var b strings.Builder
	for _, r := range id {
		if bad(r) {
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	hash := sha256.Sum256([]byte(id))
	return b.String() + "~" + hex.EncodeToString(hash[:8])
}

// inXML reports whether XML 1.0 can hold a character (section 2.2).
func inXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000
}

// inQuotes reports whether a character stands for itself between quotes, whether or
// not a reader takes \ for an escape.
func inQuotes(r rune) bool { return r != '"' && r != '\\' && !unicode.IsControl(r) }
