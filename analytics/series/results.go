package series

import (
	"time"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/snapshot/diff"
)

// Results is a series of snapshots of a hub.
type Results struct {
	About     About      `json:"about"`
	Snapshots []Snapshot `json:"snapshots"` // in order of time
	Steps     []Step     `json:"steps"`     // from each snapshot to the next, one fewer
}

// About says which program made the series, and with which options.
type About struct {
	Hubgraph string `json:"hubgraph"` // version
	Raw      bool   `json:"raw"`      // identities and bots were not applied
	Limit    int    `json:"limit"`    // longest list; 0 for no limit
}

// Snapshot is the hub when one of the snapshots was collected.
type Snapshot struct {
	Source      string                 `json:"source"` // "" when it names none
	CollectedAt time.Time              `json:"collected_at"`
	Fingerprint string                 `json:"fingerprint"`
	Rejected    int64                  `json:"rejected"` // lines that are no records
	Kinds       analytics.ByKind[Kind] `json:"kinds"`

	// Network is the collaboration network of all models, its numbers those of analyze.
	Network analytics.Brief `json:"network"`
}

// Kind describes the repositories of one kind.
type Kind struct {
	Repositories int     `json:"repositories"`
	Likes        Amount  `json:"likes"`
	Downloads    *Amount `json:"downloads"` // in 30 days; null for spaces, for which the Hub counts none
	Commits      int64   `json:"commits"`
	Discussions  int64   `json:"discussions"`
}

// Amount is a number that each repository of a kind has.
type Amount struct {
	Total  int64            `json:"total"`
	Median analytics.Number `json:"median"` // null without repositories
}

// Step is what changed from one snapshot to the next, as diff has it.
type Step struct {
	From time.Time `json:"from"` // when the first was collected
	To   time.Time `json:"to"`   // and the second
	Days float64   `json:"days"` // between them

	// Renamed counts the repositories that are in both under another id, which the Hub's
	// _id tells; nil where none of those in both has it in both snapshots.
	Renamed      *int64     `json:"renamed"`
	Repositories diff.Count `json:"repositories"`
	Kinds        diff.Kinds `json:"kinds"`

	Likes     Moves `json:"likes"`
	Downloads Moves `json:"downloads"`

	Developers  diff.Count `json:"developers"` // who authored a commit or started a discussion
	Commits     diff.Count `json:"commits"`
	Discussions diff.Count `json:"discussions"`
	Usages      diff.Count `json:"usages"`
	Lineage     diff.Count `json:"lineage"`

	// Unknown are the files that only the second snapshot has: what the first one says
	// nothing about counts as added.
	Unknown []string `json:"unknown"`
}

// Moves says how a number of the repositories moved in a step.
type Moves struct {
	From   int64        `json:"from"` // total of all repositories
	To     int64        `json:"to"`
	Rose   int64        `json:"rose"`   // repositories in both
	Fell   int64        `json:"fell"`   // likewise
	Gained []diff.Mover `json:"gained"` // those in both that rose most
}

func movesOf(t diff.Total) Moves {
	return Moves{From: t.From, To: t.To, Rose: t.Rose, Fell: t.Fell, Gained: t.Gained}
}

func stepOf(d *diff.Diff) Step {
	r := &d.Repositories
	s := Step{From: *d.From.CollectedAt, To: *d.To.CollectedAt, Repositories: r.Count, Kinds: r.Kinds, Likes: movesOf(r.Likes), Downloads: movesOf(r.Downloads),
		Developers: d.Developers.Count, Commits: d.Commits.Count, Discussions: d.Discussions.Count, Usages: d.Usages.Count, Lineage: d.Lineage.Count, Unknown: d.Unknown}
	s.Days = s.To.Sub(s.From).Hours() / 24
	if r.ByHubID > 0 || r.From == r.Gone {
		s.Renamed = &r.Changes.ID
	}
	return s
}
