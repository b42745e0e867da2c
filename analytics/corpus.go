package analytics

import (
	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
)

// Corpus is a hub as the metrics need it, in dense columns: repositories of each
// kind by rising id, people by rising name, both by code point, which is the byte
// order of UTF-8. It is the same whether read from files or from Neo4j. Unless it
// was read raw, identities are merged and bots are left out.
//
// A usage refers to models and spaces by index; a space that is not listed has the
// number of spaces plus its index into Unlisted.
type Corpus struct {
	Repositories [hub.KindCount]Repositories // by hub.Kind
	Licenses     []string                    // keys that Repositories.License refers to; the first is "", no licence tag
	People       []string                    // names of those who made a commit or started a discussion
	Usages       []usage.Pair                // by rising (Space, Model)
	Unlisted     []string                    // ids of spaces that use a model but are not listed, rising

	Dates   [hub.KindCount]*Dates   // by hub.Kind; nil without Options.Dates and Options.History
	History [hub.KindCount]*History // by hub.Kind; nil without Options.History
	Lineage []Derivation            // by rising (Model, Base); nil without Options.Lineage

	// Organizations says of accounts whether they are one, where that is known; nil without
	// Options.TruckFactors.
	Organizations map[string]bool

	// Who are the accepted merges and the bots, also when they are not applied; nil without
	// Options.History.
	Who *hub.People

	Ignored          hub.Ignored
	IdentitiesMerged int // aliases that were merged; 0 when raw
	Bots             int // names that are bots; 0 when raw

	// Provenance is the snapshot that it was read from; from Neo4j the one that was
	// loaded last, completely, and those that were loaded before it.
	hub.Provenance
	// Rules classify the licences; from Neo4j they have those of the hub alone, and the
	// fields their name alone.
	Rules    hub.Rules
	Rejected int64 // lines of the snapshot that are no records
}

// IgnoredCounts lists the counts of Ignored that are not 0, by name.
func (c *Corpus) IgnoredCounts() Ordered[int64] {
	out := Ordered[int64]{}
	for _, x := range c.Ignored.Each() {
		if *x.Count > 0 {
			out = append(out, Entry[int64]{x.Name, *x.Count})
		}
	}
	return out
}

// Repositories holds the repositories of one kind; all columns have the same length.
type Repositories struct {
	IDs         []string
	Owners      []string // "" when unknown
	Likes       []int64
	Downloads   []int64 // in 30 days; not meaningful for spaces
	License     []int32 // index into Corpus.Licenses
	Fields      []hub.FieldSet
	Commits     []int64 // including those of bots and without an author
	Discussions []int64 // including those of bots and without a starter
	Committers  Members // a member's count is the commits with them as first author
	Starters    Members // a member's count is the discussions they started
}

// Len returns the number of repositories.
func (r *Repositories) Len() int { return len(r.IDs) }

// Members lists people by repository.
type Members struct {
	start  []int
	person []int32
	count  []int64
}

// Of returns the members of a repository, rising indices into Corpus.People.
func (m *Members) Of(repository int) []int32 {
	return m.person[m.start[repository]:m.start[repository+1]]
}

// Counts returns the count of each member, in the order of Of.
func (m *Members) Counts(repository int) []int64 {
	return m.count[m.start[repository]:m.start[repository+1]]
}

// Number returns how many members a repository has.
func (m *Members) Number(repository int) int { return m.start[repository+1] - m.start[repository] }
