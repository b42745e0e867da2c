package fakehub

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Hub is what a Server serves. Listings are in the order of Repositories.
type Hub struct {
	Repositories []*Repository
	Moves        []Move
	Accounts     []hub.Account
}

// Repository is a repository with all that the Hub knows of it. An empty HubID
// or SHA is filled in by New.
type Repository struct {
	hub.Repository
	Private     bool // seen by its owner only
	Commits     []Commit
	Discussions []Discussion
	Models      []string        // of a space: those it uses
	Datasets    []string        // of a space
	Bases       []hub.Lineage   // of a model, for the field baseModels, which has the relation of the first
	Card        json.RawMessage // the field cardData; nil for none

	DiscussionsOff bool
	Gone           bool // listed, but removed before anybody asks for it
	Broken         bool // its commits are never valid JSON
}

// Commit is a commit of a repository. The Hub gives the newest first, as they
// stand.
type Commit struct {
	SHA, Title, Message string
	Authors             []string
	Date                time.Time
}

// Discussion is a discussion or a pull request. Type is that of the author, ""
// for user.
type Discussion struct {
	Num           int64
	Author, Type  string // "" for an account that is gone
	Title, Status string
	Date          time.Time
	IsPullRequest bool
}

// Move is an old name of a repository: the Hub redirects it.
type Move struct {
	Kind     hub.Kind
	From, To string
}

// key is the identity of a repository.
type key struct {
	kind hub.Kind
	id   string
}

// prepare fills in what is empty: by the id, so that each run gives the same.
func (r *Repository) prepare() {
	sum := sha256.Sum256([]byte(r.Kind.String() + ":" + r.ID))
	if r.HubID == "" {
		r.HubID = fmt.Sprintf("%08x%s", uint32(r.CreatedAt.Unix()), hex.EncodeToString(sum[:8]))
	}
	if r.SHA == "" && len(r.Commits) > 0 {
		r.SHA = r.Commits[0].SHA
	}
	if r.SHA == "" {
		r.SHA = hex.EncodeToString(sum[:20])
	}
}
