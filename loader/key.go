package loader

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/hub"
)

// maxKey is the longest key in bytes that is stored as it is. A range index of
// Neo4j 5.26 takes strings of up to 8,164 bytes; the key of a commit can have
// 8,201, since an id and a sha may have 4,096 each.
const maxKey = 8000

// commitKey is hub.CommitKey, shortened when it is too long for the index.
func commitKey(k hub.Kind, repo, sha string) string {
	return shorten(hub.CommitKey(k, repo, sha))
}

// shorten replaces the end of a key over maxKey by the SHA-256 of the whole.
func shorten(key string) string {
	if len(key) <= maxKey {
		return key
	}
	sum := sha256.Sum256([]byte(key))
	mark := "~sha256:" + hex.EncodeToString(sum[:])
	cut := maxKey - len(mark)
	for !utf8.RuneStart(key[cut]) {
		cut--
	}
	return key[:cut] + mark
}
