package prune

import (
	"context"
	"hash/maphash"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/loader/internal/account"
	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/snapshot"
)

// kind is a kind of thing that can be gone. The order is that of reports.
type kind uint8

const (
	models kind = iota
	datasets
	spaces
	listings // spaces that are no longer listed but use a model
	commits
	discussions
	usages
	lineage
	trainedOn
	aliases
	accounts
	developers // labels of accounts that stay
	bots       // labels of accounts that stay
	records    // what accounts.jsonl said of accounts that stay
	licenses
	fields
	kindCount
)

// kindNames holds, for each kind, its file under cypher/remove (and
// cypher/detach) and its name in reports.
var kindNames = [kindCount]struct{ file, report string }{
	models:      {"models", "models"},
	datasets:    {"datasets", "datasets"},
	spaces:      {"spaces", "spaces"},
	listings:    {"listings", "listings of spaces that stay as users"},
	commits:     {"commits", "commits"},
	discussions: {"discussions", "discussions"},
	usages:      {"usages", "usages"},
	lineage:     {"lineage", "lineage"},
	trainedOn:   {"trained_on", "datasets of models"},
	aliases:     {"aliases", "aliases"},
	accounts:    {"accounts", "accounts"},
	developers:  {"developers", "accounts that are no developers"},
	bots:        {"bots", "accounts that are no bots"},
	records:     {"records", "records of accounts that stay"},
	licenses:    {"licenses", "licences"},
	fields:      {"fields", "subfields"},
}

func (k kind) String() string { return kindNames[k].report }

// part is a part of the graph that is read in pages, by the statement under
// cypher/page with the name of a kind. judge decides on a row of a page: a key
// and what else the statement returns.
type part struct {
	of    kind
	judge func(w *walk, key string, row []any)
}

// parts is the whole graph. Relationships and commits come before the nodes
// they are attached to, so that no node has many left when it is removed.
var parts = []part{
	{usages, judgePairs(usages)},
	{lineage, judgePairs(lineage)},
	{trainedOn, judgePairs(trainedOn)},
	{aliases, judgePairs(aliases)},
	{commits, judgeKeys(commits)},
	{discussions, judgeKeys(discussions)},
	{models, judgeRepositories(models, hub.Model)},
	{datasets, judgeRepositories(datasets, hub.Dataset)},
	{spaces, judgeSpace},
	{accounts, judgeAccount},
	{licenses, judgeLicense},
	{fields, judgeField},
}

// keys is the set of everything that a load of a snapshot creates.
type keys struct {
	rules        hub.Rules
	repositories *snapshot.IDs
	unlisted     names.Table // spaces that use a listed model and are not listed
	licenses     names.Table
	fields       hub.FieldSet
	accounts     account.Set

	seed  maphash.Seed
	byHub map[uint64]int32     // places of repositories by a hash of kind and _id
	place [hub.KindCount]int32 // of the next repository

	merges []hub.Identity

	index *loaded.Index // tells which keys are wanted; nil for all
	left  []loaded.Left // by number of a repository, with index

	hashed [kindCount]*keySet // of the kinds that are kept as hashes of their keys

	buf []byte
}

// lastLoad is the load of the snapshot: when it ended, and its numbers of
// records, used to allocate no more than needed.
type lastLoad struct {
	at                           time.Time
	commits, discussions, usages int64
}

// readKeys reads a whole snapshot. Where only what may be left over is compared,
// it keeps only the keys of records in these repositories.
func (p *Pruner) readKeys(ctx context.Context, s *snapshot.Snapshot, expected lastLoad) (*keys, *snapshot.Outcome, error) {
	k := &keys{rules: s.Rules(), seed: maphash.MakeSeed(), byHub: map[uint64]int32{}}
	if p.narrow {
		p.leftOver = p.index.LeftOver()
		k.index, expected = p.index, lastLoad{}
	}
	k.hashed = [kindCount]*keySet{
		commits: newKeySet(expected.commits), discussions: newKeySet(expected.discussions), usages: newKeySet(expected.usages),
		lineage: newKeySet(0), trainedOn: newKeySet(0), aliases: newKeySet(0),
	}
	rejects := snapshot.NewRejects(snapshot.RejectOptions{}) // the load reported the bad lines
	read, err := s.Walk(ctx, snapshot.Reading{Rejects: rejects, Skim: true}, snapshot.Handlers{
		Repository: k.repository,
		Identity: func(id hub.Identity) error {
			k.account(id.Alias, 0)
			k.account(id.Canonical, 0)
			k.hashed[aliases].add(k.pair(id.Alias, id.Canonical))
			k.merges = append(k.merges, id)
			return nil
		},
		Bot: func(b hub.Bot) error {
			k.account(b.Name, hub.IsBot)
			return nil
		},
		Commit:     k.commit,
		Discussion: k.discussion,
		Usage:      k.usage,
		Lineage: func(model, _ int, l hub.Lineage) error {
			if k.wanted(model, loaded.Lineage) {
				k.hashed[lineage].add(k.pair(l.Model, l.Base))
			}
			return nil
		},
		TrainedOn: func(model, _ int, t hub.TrainedOn) error {
			if k.wanted(model, loaded.TrainedOn) {
				k.hashed[trainedOn].add(k.pair(t.Model, t.Dataset))
			}
			return nil
		},
		Account: func(x hub.Account) error {
			if _, there := k.accounts.Names.Find(x.Name); there { // all others come before
				k.account(x.Name, hub.IsOnRecord)
			}
			return nil
		},
	})
	if err != nil {
		return nil, nil, err
	}
	k.repositories = read.IDs
	return k, read, nil
}
