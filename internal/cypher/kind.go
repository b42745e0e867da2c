package cypher

import "strings"

// OfKind returns a statement on models, (r:Model), for the repositories of another
// kind, by their label. Labels cannot be parameters where an index is named.
func OfKind(statement, label string) string {
	return strings.ReplaceAll(statement, "r:Model", "r:"+label)
}
