package content

import (
	"net/url"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries/find"
)

// Path is the path of the page of a thing: /model/owner/name. In the id everything but
// slashes is escaped that has a meaning in an address, dots alone between slashes and
// empty parts among it, which web browsers and servers would resolve.
func Path(kind find.Kind, id string) string {
	parts := strings.Split(id, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
		if part == "." || part == ".." || part == "" {
			return "/" + Word(kind) + "/?" + url.Values{"id": {id}}.Encode()
		}
	}
	return "/" + Word(kind) + "/" + strings.Join(parts, "/")
}

// Word is the kind as it stands in addresses.
func Word(kind find.Kind) string {
	if kind == find.Licence {
		return "license"
	}
	return string(kind)
}

// ParseKind reads a kind as Word writes it, or by its own name. Another word is a
// *hub.NotFoundError.
func ParseKind(word string) (find.Kind, error) {
	i := slices.IndexFunc(find.Kinds, func(k find.Kind) bool { return word == string(k) || word == Word(k) })
	if i < 0 {
		return "", hub.NotFoundf("no kind %q; there are %s", word, kindNames())
	}
	return find.Kinds[i], nil
}
