package collect

import (
	"bytes"
	"encoding/binary"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// Keys sort as the snapshot does: by kind, id, page.

// repoKey returns the key of a repository.
func repoKey(kind hub.Kind, id string) []byte {
	return append([]byte{byte(kind)}, id...)
}

// splitRepo is the inverse of repoKey.
func splitRepo(key []byte) (hub.Kind, string) { return hub.Kind(key[0]), string(key[1:]) }

// pageKey returns the key of a page of what belongs to a repository. Ids hold no
// NUL: the listing refuses them.
func pageKey(repo []byte, page uint32) []byte {
	key := append(bytes.Clone(repo), 0)
	return binary.BigEndian.AppendUint32(key, page)
}

// pageTail is the length of what pageKey appends.
const pageTail = 5

// splitPage is the inverse of pageKey.
func splitPage(key []byte) (repo []byte, page uint32) {
	n := len(key) - pageTail
	return key[:n], binary.BigEndian.Uint32(key[n+1:])
}

// pairKey returns the key of two names.
func pairKey(a, b string) []byte { return []byte(a + "\x00" + b) }

// splitPair is the inverse of pairKey.
func splitPair(key []byte) (a, b string) {
	a, b, _ = strings.Cut(string(key), "\x00")
	return a, b
}
