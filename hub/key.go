package hub

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"unicode/utf8"
)

// MaxKey is the longest key of a node in bytes. A range index of Neo4j 5.26
// takes strings of up to 8,164 bytes; kind:repo@sha can have 8,201, since an id
// and a sha may have 4,096 each.
const MaxKey = 8000

// CommitKey is the key of a commit in the graph: kind:repo@sha. The end of a
// key over MaxKey bytes is replaced by ~sha256: and the SHA-256 of the whole
// key in hex.
func CommitKey(k Kind, repo, sha string) string {
	return shorten(k.String() + ":" + repo + "@" + sha)
}

// AppendCommitKey appends the key of a commit to a slice, for callers that
// look at millions of keys and keep none.
func AppendCommitKey(to []byte, k Kind, repo, sha string) []byte {
	start := len(to)
	to = append(append(append(append(append(to, k.String()...), ':'), repo...), '@'), sha...)
	if len(to)-start > MaxKey {
		to = append(to[:start], CommitKey(k, repo, sha)...)
	}
	return to
}

// DiscussionKey is the key of a discussion in the graph: kind:repo#num.
func DiscussionKey(k Kind, repo string, num int64) string {
	return k.String() + ":" + repo + "#" + strconv.FormatInt(num, 10)
}

// shorten cuts between characters, so the result may be up to three bytes
// shorter than MaxKey.
func shorten(key string) string {
	if len(key) <= MaxKey {
		return key
	}
	sum := sha256.Sum256([]byte(key))
	mark := "~sha256:" + hex.EncodeToString(sum[:])
	cut := MaxKey - len(mark)
	for !utf8.RuneStart(key[cut]) {
		cut--
	}
	return key[:cut] + mark
}
