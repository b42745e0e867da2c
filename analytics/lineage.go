package analytics

import (
	"cmp"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// Derivation is one model deriving from a base model; both are indices into the
// models of a Corpus.
type Derivation struct {
	Model, Base int32
	Relation    string // one of hub.Relations
	Evidence    string // one of hub.Evidences; "" when unknown
}

// derived adds that a model derives from another, both by their numbers.
func (b *builder) derived(model, base int, relation, evidence string) {
	d := Derivation{Model: int32(model), Base: int32(base), Relation: hub.Relations[slices.Index(hub.Relations, relation)]} // the caller may reuse relation
	if i := slices.Index(hub.Evidences, evidence); i >= 0 {
		d.Evidence = hub.Evidences[i]
	}
	b.lineage = append(b.lineage, d)
}

// sortLineage returns the derivations in final numbers by rising (Model, Base).
func (b *builder) sortLineage(p *places) []Derivation {
	for i := range b.lineage {
		d := &b.lineage[i]
		d.Model, d.Base = p.repository[d.Model], p.repository[d.Base] // models are the first kind
	}
	slices.SortFunc(b.lineage, byModel)
	return b.lineage
}

// byModel orders derivations by model, then base.
func byModel(x, y Derivation) int {
	return cmp.Or(cmp.Compare(x.Model, y.Model), cmp.Compare(x.Base, y.Base))
}
