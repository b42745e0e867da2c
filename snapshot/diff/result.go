package diff

import (
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// Diff is what changed from one snapshot to another. Lists are in a fixed
// order and at most Options.Limit long; counts cover everything.
type Diff struct {
	From Head `json:"from"`
	To   Head `json:"to"`
	Raw  bool `json:"raw"` // names as recorded: merges not followed, bots kept

	// Unknown are the files that only the newer snapshot has: what the older one
	// says nothing about counts as added.
	Unknown []string `json:"unknown"`

	Repositories  Repositories `json:"repositories"`
	Developers    Section      `json:"developers"`    // who authored a commit or started a discussion, by name
	Commits       Section      `json:"commits"`       // changed: other authors, date or title; listed by repository
	Discussions   Discussions  `json:"discussions"`   // changed: other author, date, status or kind; listed by repository
	Usages        Section      `json:"usages"`        // of listed models by spaces
	Lineage       Section      `json:"lineage"`       // of listed models; changed: another relation, whatever the evidence
	TrainedOn     Section      `json:"trained_on"`    // listed models on listed datasets
	Collaboration Section      `json:"collaboration"` // the edges of analyze between different developers of models; changed: another weight
	Identities    Section      `json:"identities"`    // accepted merges by alias; changed: into another name
	Bots          Section      `json:"bots"`
	Accounts      Section      `json:"accounts"` // of accounts.jsonl; changed: another type or full name
}

// Head names a snapshot.
type Head struct {
	Source      string     `json:"source"`       // "" when the snapshot names none
	CollectedAt *time.Time `json:"collected_at"` // nil when the snapshot gives none
}

// Count says how many there were and are, and how many are new, gone and
// changed: From + Added - Gone = To.
type Count struct {
	From    int64 `json:"from"`
	To      int64 `json:"to"`
	Added   int64 `json:"added"`
	Gone    int64 `json:"gone"`
	Changed int64 `json:"changed"` // of those in both
}

// Section is a Count with the beginning of the lists of what it counts.
type Section struct {
	Count
	Lists Lists `json:"lists"`
}

// Lists holds what is new, gone and changed.
type Lists struct {
	Added   []Change `json:"added"`
	Gone    []Change `json:"gone"`
	Changed []Change `json:"changed"`
}

// Change is one thing that is new, gone or changed.
type Change struct {
	Kind   string `json:"kind,omitempty"`   // of a repository
	Name   string `json:"name"`             // id of a repository, name of an account, where a relation starts
	Target string `json:"target,omitempty"` // where a relation ends
	Number int64  `json:"number,omitempty"` // of commits or discussions
	*Value
}

// Value is a value before and after; nil for nothing.
type Value struct {
	Attribute string `json:"attribute"`
	From      any    `json:"from"`
	To        any    `json:"to"`
}

// Repositories is what changed among repositories. A repository is the same in
// both snapshots when it has the Hub's _id in both, else when it has the kind
// and id: one that was renamed is changed, neither gone nor added, and one with
// the id of another that is gone is added. A changed repository has
// one Change in the list for each attribute that changed.
type Repositories struct {
	Section
	Kinds     Kinds        `json:"kinds"`
	ByHubID   int64        `json:"by_hub_id"` // of those in both, how many have the Hub's _id in both: only these are followed through a new name
	Changes   Attributes   `json:"changes"`
	Likes     Total        `json:"likes"`
	Downloads Total        `json:"downloads"`
	Licenses  []Transition `json:"licenses"` // of repositories in both; null for none
	Fields    Fields       `json:"fields"`
}

// Kinds are the counts of each kind.
type Kinds struct {
	Model   Count `json:"model"`
	Dataset Count `json:"dataset"`
	Space   Count `json:"space"`
}

// Attributes counts, for each attribute, the repositories in both whose value
// changed.
type Attributes struct {
	ID           int64 `json:"id"` // renamed
	Owner        int64 `json:"owner"`
	License      int64 `json:"license"`
	Tags         int64 `json:"tags"` // as a set
	Fields       int64 `json:"fields"`
	Likes        int64 `json:"likes"`
	Downloads    int64 `json:"downloads"`
	CreatedAt    int64 `json:"created_at"`
	LastModified int64 `json:"last_modified"`
}

// Total sums a number over all repositories. A sum saturates at 2^63-1.
type Total struct {
	From   int64   `json:"from"`
	To     int64   `json:"to"`
	Change int64   `json:"change"`
	Rose   int64   `json:"rose"` // repositories in both
	Fell   int64   `json:"fell"`
	Movers []Mover `json:"movers"` // those in both that changed most, either way
	Gained []Mover `json:"gained"` // those in both that rose most
}

// Mover is a repository whose number changed.
type Mover struct {
	Kind   string `json:"kind"`
	Name   string `json:"name"`
	From   int64  `json:"from"`
	To     int64  `json:"to"`
	Change int64  `json:"change"`
}

// Transition counts those that went from one value to another. Lists are in
// descending order of count.
type Transition struct {
	From   *string `json:"from"` // nil for nothing
	To     *string `json:"to"`
	Number int64   `json:"number"`
}

// Fields counts the repositories in each subfield; added and gone include
// repositories that are new or gone.
type Fields struct {
	CV  Count `json:"cv"`
	NLP Count `json:"nlp"`
	MM  Count `json:"mm"`
}

// Discussions is what changed among discussions.
type Discussions struct {
	Section
	Status []Transition `json:"status"` // of discussions in both
}

// Encode writes the Diff as JSON: UTF-8, fixed order of keys, indented by one
// space, newline at the end.
func (d *Diff) Encode(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(d); err != nil {
		return fmt.Errorf("write differences: %w", err)
	}
	return nil
}
