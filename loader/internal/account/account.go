// Package account is the set of accounts of a snapshot and what each is.
package account

import (
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// Set numbers accounts from 0 in the order in which they are first named. The
// zero value is empty and ready.
type Set struct {
	Names names.Table
	Roles []hub.Roles // by number
}

// Add notes that an account has roles, which may be none, and returns its
// number; changed is false when all that was known. The name is not kept.
func (s *Set) Add(name string, as hub.Roles) (n int32, changed bool) {
	n, changed = s.Names.Add(name)
	if changed {
		s.Roles = append(s.Roles, 0)
	}
	changed = changed || s.Roles[n]|as != s.Roles[n]
	s.Roles[n] |= as
	return n, changed
}
