package hub

import "fmt"

// Kind is the kind of a repository. The zero value is Model; the order
// (model, dataset, space) is the order of every output.
type Kind uint8

// The kinds of repository on the Hub.
const (
	Model Kind = iota
	Dataset
	Space
)

// KindCount is the number of kinds, the length of an array indexed by Kind.
const KindCount = 3

// Kinds lists every kind in output order.
var Kinds = [KindCount]Kind{Model, Dataset, Space}

var kindNames = [KindCount]string{"model", "dataset", "space"}

// String returns the name used in snapshots, keys and results: model, dataset or space.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("Kind(%d)", k)
}

// Label returns the Neo4j label of repositories of this kind: Model, Dataset or Space.
func (k Kind) Label() string {
	return [KindCount]string{"Model", "Dataset", "Space"}[k]
}

// ParseKind is the inverse of String; ok is false for any other text.
func ParseKind(s string) (k Kind, ok bool) {
	switch s {
	case "model":
		return Model, true
	case "dataset":
		return Dataset, true
	case "space":
		return Space, true
	}
	return 0, false
}
