// Package account holds the set of accounts of a snapshot and their roles.
package account

import (
	"iter"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// Set numbers accounts from 0 in order of first mention. The zero value is
// empty and ready to use.
type Set struct {
	Names names.Table
	Roles []hub.Roles // by number
}

// Add gives an account roles, possibly none, and returns its number; changed
// is false when all of it was known already. The name is not kept.
func (s *Set) Add(name string, as hub.Roles) (n int32, changed bool) {
	n, changed = s.Names.Add(name)
	if changed {
		s.Roles = append(s.Roles, 0)
	}
	changed = changed || s.Roles[n]|as != s.Roles[n]
	s.Roles[n] |= as
	return n, changed
}

// All returns the accounts by number.
func (s *Set) All() iter.Seq2[string, hub.Roles] {
	return func(yield func(string, hub.Roles) bool) {
		for n, as := range s.Roles {
			if !yield(s.Names.Name(int32(n)), as) {
				return
			}
		}
	}
}
