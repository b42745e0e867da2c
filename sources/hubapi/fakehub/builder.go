package fakehub

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Builder makes a Hub of records. It is a snapshot.Sink.
//
// Lineage and training data that the tags do not tell are put where the evidence
// says: into the field baseModels or the card. Identities and bots are no part of
// the Hub.
type Builder struct {
	hub      Hub
	repos    map[key]*Repository
	lineage  []hub.Lineage
	trained  []hub.TrainedOn
	usages   []hub.Usage
	commits  map[key][]Commit
	discuss  map[key][]Discussion
	accounts map[string]string
}

// NewBuilder returns an empty Builder.
func NewBuilder() *Builder {
	return &Builder{repos: map[key]*Repository{}, commits: map[key][]Commit{}, discuss: map[key][]Discussion{}, accounts: map[string]string{}}
}

// FromSnapshot makes a Hub of a snapshot folder.
func FromSnapshot(ctx context.Context, dir string) (*Hub, error) {
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		return nil, err
	}
	b := NewBuilder()
	_, err = s.Walk(ctx, snapshot.Reading{}, snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error { return b.Repository(r) },
		Commit:     func(_ int, c *hub.Commit) error { return b.Commit(c) },
		Discussion: func(_ int, d *hub.Discussion) error { return b.Discussion(d) },
		Usage:      func(_, _ int, u hub.Usage) error { return b.Usage(u) },
		Lineage:    func(_, _ int, l hub.Lineage) error { return b.Lineage(l) },
		TrainedOn:  func(_, _ int, t hub.TrainedOn) error { return b.TrainedOn(t) },
		Account:    b.Account,
	})
	if err != nil {
		return nil, err
	}
	return b.Hub(), nil
}

// Repository takes a repository.
func (b *Builder) Repository(r *hub.Repository) error {
	kept := &Repository{Repository: *r}
	kept.Tags, kept.Languages = slices.Clone(r.Tags), nil
	b.hub.Repositories = append(b.hub.Repositories, kept)
	b.repos[key{r.Kind, r.ID}] = kept
	return nil
}

// Commit takes a commit.
func (b *Builder) Commit(c *hub.Commit) error {
	k := key{c.Kind, c.Repo}
	b.commits[k] = append(b.commits[k], Commit{SHA: c.SHA, Title: c.Title, Authors: slices.Clone(c.Authors), Date: c.Date})
	return nil
}

// Discussion takes a discussion.
func (b *Builder) Discussion(d *hub.Discussion) error {
	k := key{d.Kind, d.Repo}
	b.discuss[k] = append(b.discuss[k], Discussion{Num: d.Num, Author: d.Author, Title: "A title", Status: d.Status, Date: d.Date, IsPullRequest: d.IsPullRequest})
	return nil
}

// Usage takes what a space uses.
func (b *Builder) Usage(u hub.Usage) error { b.usages = append(b.usages, u); return nil }

// Identity is no part of the Hub.
func (b *Builder) Identity(hub.Identity) error { return nil }

// Bot is no part of the Hub.
func (b *Builder) Bot(hub.Bot) error { return nil }

// Lineage takes a base of a model.
func (b *Builder) Lineage(l hub.Lineage) error { b.lineage = append(b.lineage, l); return nil }

// TrainedOn takes a dataset of a model.
func (b *Builder) TrainedOn(t hub.TrainedOn) error { b.trained = append(b.trained, t); return nil }

// Account takes an account.
func (b *Builder) Account(a hub.Account) error {
	b.hub.Accounts = append(b.hub.Accounts, a)
	b.accounts[a.Name] = a.Type
	return nil
}

// card are the fields of a card that records are read from.
type card struct {
	BaseModel         []string `json:"base_model,omitempty"`
	BaseModelRelation string   `json:"base_model_relation,omitempty"`
	Datasets          []string `json:"datasets,omitempty"`
}

// Hub returns the Hub of the records taken. Records of repositories that are not
// among them are left out.
func (b *Builder) Hub() *Hub {
	cards := map[*Repository]*card{}
	cardOf := func(r *Repository) *card {
		if cards[r] == nil {
			cards[r] = new(card)
		}
		return cards[r]
	}
	for _, l := range b.lineage {
		r := b.repos[key{hub.Model, l.Model}]
		switch {
		case r == nil:
		case l.Evidence == "card":
			c := cardOf(r)
			c.BaseModel, c.BaseModelRelation = append(c.BaseModel, l.Base), l.Relation
		case l.Evidence == "hub" || !slices.Contains(r.Tags, "base_model:"+l.Base) && !slices.Contains(r.Tags, "base_model:"+l.Relation+":"+l.Base):
			r.Bases = append(r.Bases, l)
		}
	}
	for _, t := range b.trained {
		if r := b.repos[key{hub.Model, t.Model}]; r != nil && !slices.Contains(r.Tags, "dataset:"+t.Dataset) {
			cardOf(r).Datasets = append(cardOf(r).Datasets, t.Dataset)
		}
	}
	for r, c := range cards {
		r.Card, _ = json.Marshal(c) // strings always have a form
	}
	for _, u := range b.usages {
		if r := b.repos[key{hub.Space, u.Space}]; r != nil {
			r.Models = append(r.Models, u.Model)
		}
	}
	for k, r := range b.repos {
		r.Commits, r.Discussions = b.commits[k], b.discuss[k]
		slices.SortStableFunc(r.Commits, func(a, b Commit) int { return b.Date.Compare(a.Date) })
		slices.SortStableFunc(r.Discussions, func(a, b Discussion) int { return cmp.Compare(b.Num, a.Num) })
		for i := range r.Discussions {
			r.Discussions[i].Type = b.accounts[r.Discussions[i].Author]
		}
	}
	return &b.hub
}
