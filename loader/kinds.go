package loader

import (
	"context"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/counts"
	"github.com/hubgraph/hubgraph/snapshot"
)

// stages hold the rows for the next window, one stage for each statement that
// writes some.
type stages struct {
	all []*stage // in the order in which they are written

	accounts, developers, bots, dropped, aliases *stage
	licenses, fields                             *stage
	oldRepositories, repositories, licensed      *stage
	inField                                      []*stage // first, second, ... subfield of a repository
	oldCommits, commits, newCommits              *stage
	oldDiscussions, discussions                  *stage
	unlisted, usages, lineage, trainedOn         *stage
	accountRecords                               *stage
}

// newStages makes the stages in the order in which they are written: nodes
// before the relationships that need them, and removals of what an older
// snapshot gave a record before what this one gives it.
func newStages() stages {
	var s stages
	s.accounts = s.stage("write/account")
	s.developers = s.stage("write/developer")
	s.bots = s.stage("write/bot")
	s.dropped = s.inOneLane("outdated/alias")
	s.aliases = s.stage("write/alias")
	s.licenses = s.stage("write/license")
	s.fields = s.stage("write/field")

	s.oldRepositories = s.inOneLane("outdated/repository")
	s.repositories = s.stage("write/repository")
	s.licensed = s.stage("write/licensed")
	for range hub.Fields {
		s.inField = append(s.inField, s.stage("write/in_field"))
	}
	s.oldCommits = s.inOneLane("outdated/commit")
	s.commits = s.stage("write/commit")
	s.newCommits = s.createdBy("write/new_commit", "write/commit")
	s.oldDiscussions = s.inOneLane("outdated/discussion")
	s.discussions = s.stage("write/discussion")
	s.unlisted = s.stage("write/unlisted")
	s.usages = s.stage("write/usage")
	s.lineage = s.stage("write/lineage")
	s.trainedOn = s.stage("write/trained_on")
	s.accountRecords = s.stage("write/account_record")
	return s
}

// walk reads the snapshot, whose order puts nodes before the relationships that
// need them, and sends what is left at the end of each file.
func (l *load) walk(ctx context.Context) (err error) {
	on := l.handlers(ctx)
	on.Begin = l.batches.begin
	on.Identity = l.identity
	on.Bot = func(b hub.Bot) error { return l.bot(ctx, b) }
	on.End = func(file string) error {
		if file == snapshot.IdentitiesFile {
			if err := l.identities(ctx); err != nil {
				return err
			}
		}
		return l.batches.flush(ctx)
	}
	l.read, err = l.snapshot.Walk(ctx, l.reading(), on)
	return err
}

// entity names what the records of a file of a snapshot are.
func entity(file string) string {
	if file == snapshot.DatasetsFile {
		return "datasets of models"
	}
	return strings.TrimSuffix(file, ".jsonl")
}

func (l *load) bot(ctx context.Context, b hub.Bot) error {
	l.account(b.Name, hub.IsBot)
	return l.batches.record(ctx, len(b.Name))
}

// usage takes a usage. A space that is not listed gets a node of its own.
func (l *load) usage(ctx context.Context, space int, u hub.Usage) error {
	l.batches.change(hub.Model, counts.Change{ID: u.Model})
	if space < 0 && !l.unlisted[u.Space] {
		id := strings.Clone(u.Space)
		l.unlisted[id] = true
		l.batches.unlisted.add(id)
	}
	l.batches.usages.add([]any{u.Space, u.Model}, repositoryNode(hub.Space, u.Space), repositoryNode(hub.Model, u.Model))
	return l.batches.record(ctx, len(u.Space)+len(u.Model))
}

func (l *load) lineage(ctx context.Context, x hub.Lineage) error {
	l.batches.lineage.add([]any{x.Model, x.Base, x.Relation, text(x.Evidence)}, repositoryNode(hub.Model, x.Model), repositoryNode(hub.Model, x.Base))
	return l.batches.record(ctx, len(x.Model)+len(x.Base))
}

func (l *load) trainedOn(ctx context.Context, x hub.TrainedOn) error {
	l.batches.change(hub.Dataset, counts.Change{ID: x.Dataset})
	l.batches.trainedOn.add([]any{x.Model, x.Dataset}, repositoryNode(hub.Model, x.Model), repositoryNode(hub.Dataset, x.Dataset))
	return l.batches.record(ctx, len(x.Model)+len(x.Dataset))
}

// accountRecord takes what the Hub knows of an account. All names that the hub
// has are accounts by then.
func (l *load) accountRecord(ctx context.Context, x hub.Account) error {
	l.batches.accountRecords.add(accountRow(x), accountNode(x.Name))
	return l.batches.record(ctx, len(x.Name)+len(x.FullName))
}

// accountRow is a row of write/account_record.cypher.
func accountRow(x hub.Account) []any {
	return []any{x.Name, x.TypeInGraph(), text(x.FullName)}
}
