package hub

import (
	"cmp"
	"time"
)

// NoOwner stands in tables and charts for people where a repository has no owner, as
// those with legacy ids (gpt2).
const NoOwner = "(no owner)"

// Repository is one record of repositories.jsonl: a model, dataset or space.
// Its identity is (Kind, ID); an id may occur once in every kind.
type Repository struct {
	ID           string // "owner/name", or a legacy id without owner
	Kind         Kind
	Owner        string   // "" when unknown
	License      string   // Hub licence key, trimmed and lower case; "" when none
	Tags         []string // as listed, in order
	Likes        int64    // 0 when unknown
	Downloads    int64    // last 30 days; 0 when unknown, not meaningful for spaces
	CreatedAt    time.Time
	LastModified time.Time // the zero time when unknown, as CreatedAt

	// What a source may know beside that; "" or false when it does not.
	HubID       string   // the Hub's _id, which survives a rename
	SHA         string   // of the newest commit
	Gated       string   // auto or manual: access is granted at once or by a person
	Disabled    bool     // by the Hub
	Languages   []string // ISO 639 codes
	SDK         string   // of a space
	PipelineTag string   // of a model: its task
	LibraryName string   // of a model
}

// Commit is one record of commits.jsonl. Its identity is (Kind, Repo, SHA):
// duplicated spaces carry their history, so a sha occurs in several repositories.
type Commit struct {
	Repo    string
	Kind    Kind
	SHA     string
	Authors []string // in order, as recorded: may be empty, hold "" (nobody) or repeat a name
	Date    time.Time
	Title   string
}

// Discussion is one record of discussions.jsonl, a discussion or a pull
// request. Its identity is (Kind, Repo, Num).
type Discussion struct {
	Repo          string
	Kind          Kind
	Num           int64
	Author        string // "" when the account is gone
	Date          time.Time
	IsPullRequest bool
	Status        string // open, closed, merged, draft; "" when unknown
}

// Usage is one record of usages.jsonl: the Hub lists Space under Model.
type Usage struct {
	Space string
	Model string
}

// Identity is one record of identities.jsonl, an accepted merge of two spellings.
type Identity struct {
	Alias     string
	Canonical string
}

// Bot is one record of bots.jsonl.
type Bot struct {
	Name string
}

// Lineage is one record of lineage.jsonl: Model derives from Base.
type Lineage struct {
	Model    string
	Base     string
	Relation string // one of Relations
	Evidence string // one of Evidences; "" when unknown
}

// Relations lists the relations a lineage record may have.
var Relations = []string{"finetune", "quantized", "adapter", "merge", "unknown"}

// Evidences lists what a lineage record may rest on: a tag of the model, a field
// of its card, or what the Hub itself says of it.
var Evidences = []string{"tag", "card", "hub"}

// TrainedOn is one record of datasets.jsonl: Model was trained on Dataset.
type TrainedOn struct {
	Model   string
	Dataset string
}

// Account is one record of accounts.jsonl: what the Hub knows of an owner or a
// person.
type Account struct {
	Name     string
	Type     string // User or Org; "" when unknown
	FullName string // "" when unknown
}

// The types of accounts.
const (
	User = "user"
	Org  = "org"
)

// UnknownType is the type in the graph of an account that accounts.jsonl has
// without one.
const UnknownType = "unknown"

// TypeInGraph is the property type of the account in the graph: that of the
// record, or UnknownType. An account without a record has none.
func (a Account) TypeInGraph() string { return cmp.Or(a.Type, UnknownType) }
