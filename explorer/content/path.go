package content

import (
	"net/url"
	"strings"

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
			return "/" + string(kind) + "/?" + url.Values{"id": {id}}.Encode()
		}
	}
	return "/" + string(kind) + "/" + strings.Join(parts, "/")
}
