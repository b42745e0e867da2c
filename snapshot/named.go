package snapshot

import "github.com/hubgraph/hubgraph/hub"

// SetSource says where the snapshot is from, whatever snapshot.json says. It
// belongs to the fingerprint, so it comes before everything else.
func (s *Snapshot) SetSource(name string) {
	s.meta.Source = name
	s.print = fingerprint{}
}

// SetRules says by which rules the licences and tags of the snapshot are classified,
// instead of the paper's.
func (s *Snapshot) SetRules(r hub.Rules) { s.rules = r }

// Rules are the rules by which the licences and tags of the snapshot are classified.
func (s *Snapshot) Rules() hub.Rules { return s.rules }
