package loader

import (
	"context"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/snapshot"
)

// reading says how the snapshot is walked. If most records are only compared,
// their memory is reused, and sent copies own theirs.
func (l *load) reading() snapshot.Reading {
	return snapshot.Reading{Rejects: l.o.Rejects, Skim: l.base != nil, Dates: true}
}

// handlers take the records of the walk, and send those that the database does
// not have as they are.
func (l *load) handlers(ctx context.Context) snapshot.Handlers {
	return snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error {
			if l.passes(l.tracker.Repository(r)) {
				return nil
			}
			return l.repository(ctx, l.ownRepository(r))
		},
		Commit: func(repo int, c *hub.Commit) error {
			if l.passes(l.tracker.Commit(repo, c)) {
				return nil
			}
			return l.commit(ctx, l.ownCommit(c))
		},
		Discussion: func(repo int, d *hub.Discussion) error {
			if l.passes(l.tracker.Discussion(repo, d)) {
				return nil
			}
			return l.discussion(ctx, l.ownDiscussion(d))
		},
		Usage: func(space, _ int, u hub.Usage) error {
			if l.passes(l.tracker.Usage(space, u)) {
				return nil
			}
			return l.usage(ctx, space, hub.Usage{Space: l.own(u.Space), Model: l.own(u.Model)})
		},
		Lineage: func(model, _ int, x hub.Lineage) error {
			if l.passes(l.tracker.Lineage(model, x)) {
				return nil
			}
			return l.lineage(ctx, hub.Lineage{Model: l.own(x.Model), Base: l.own(x.Base), Relation: l.own(x.Relation), Evidence: l.own(x.Evidence)})
		},
		TrainedOn: func(model, _ int, x hub.TrainedOn) error {
			if l.passes(l.tracker.TrainedOn(model, x)) {
				return nil
			}
			return l.trainedOn(ctx, hub.TrainedOn{Model: l.own(x.Model), Dataset: l.own(x.Dataset)})
		},
		Account: func(x hub.Account) error {
			if l.passes(l.tracker.Account(x)) {
				return nil
			}
			return l.accountRecord(ctx, x)
		},
	}
}

// passes reports whether a record need not be sent, and then counts it as taken
// from its file. Of any other it notes whether it may replace something.
func (l *load) passes(is loaded.Standing) bool {
	l.replaces = is == loaded.Unknown && !l.intoEmpty
	if is == loaded.Known {
		l.batches.taken++
	}
	return is == loaded.Known
}

// own returns a copy of a string of a record if its memory is reused after the
// handler returns.
func (l *load) own(s string) string {
	if l.base == nil {
		return s
	}
	return strings.Clone(s)
}

// ownRepository is own for a repository, whose id is the walk's own already.
func (l *load) ownRepository(r *hub.Repository) *hub.Repository {
	if l.base == nil {
		return r
	}
	own := *r
	own.Owner, own.License, own.HubID = l.own(r.Owner), l.own(r.License), l.own(r.HubID)
	own.Tags = l.ownList(r.Tags)
	return &own
}

func (l *load) ownCommit(c *hub.Commit) *hub.Commit {
	if l.base == nil {
		return c
	}
	own := *c
	own.Repo, own.SHA, own.Title = l.own(c.Repo), l.own(c.SHA), l.own(c.Title)
	own.Authors = l.ownList(c.Authors)
	return &own
}

func (l *load) ownDiscussion(d *hub.Discussion) *hub.Discussion {
	if l.base == nil {
		return d
	}
	own := *d
	own.Repo, own.Author, own.Status = l.own(d.Repo), l.own(d.Author), l.own(d.Status)
	return &own
}

func (l *load) ownList(list []string) []string {
	list = slices.Clone(list)
	for i, s := range list {
		list[i] = l.own(s)
	}
	return list
}
