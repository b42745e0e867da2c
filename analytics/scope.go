package analytics

import "github.com/hubgraph/hubgraph/hub"

// ByKind holds one value for each kind of repository.
type ByKind[T any] struct {
	Model   T `json:"model"`
	Dataset T `json:"dataset"`
	Space   T `json:"space"`
}

// At returns the value of a kind, to read or to set.
func (b *ByKind[T]) At(k hub.Kind) *T {
	switch k {
	case hub.Dataset:
		return &b.Dataset
	case hub.Space:
		return &b.Space
	}
	return &b.Model
}

// Scope is the part of the hub that a network is built from.
type Scope struct {
	Name  string    // all, cv, nlp or mm
	Field hub.Field // 0 for all
}

// Scopes lists the scopes in output order.
var Scopes = [4]Scope{{"all", 0}, {"cv", hub.CV}, {"nlp", hub.NLP}, {"mm", hub.MM}}

// Has reports whether a repository with these fields is in the scope.
func (s Scope) Has(fields hub.FieldSet) bool { return s.Field == 0 || fields.Has(s.Field) }

// ByScope holds one value for each scope.
type ByScope[T any] struct {
	All T `json:"all"`
	CV  T `json:"cv"`
	NLP T `json:"nlp"`
	MM  T `json:"mm"`
}

// At returns the value of a scope, to read or to set.
func (b *ByScope[T]) At(s Scope) *T {
	switch s.Field {
	case hub.CV:
		return &b.CV
	case hub.NLP:
		return &b.NLP
	case hub.MM:
		return &b.MM
	}
	return &b.All
}
