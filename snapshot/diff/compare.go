package diff

import (
	"context"
	"hash/maphash"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Options says how to compare.
type Options struct {
	Rejects *snapshot.Rejects // takes the bad lines of both; when nil, the first one is an error

	Raw   bool // names as recorded: merges are not followed, bots stay
	Limit int  // longest list; 0 for no limit
}

// Compare reads two snapshots and returns what changed from the older to the
// newer one. Its errors are those of snapshot.Snapshot.Walk.
func Compare(ctx context.Context, older, newer *snapshot.Snapshot, o Options) (*Diff, error) {
	shared := &shared{Options: o, seed: maphash.MakeSeed()}
	a, err := shared.read(ctx, older, nil)
	if err != nil {
		return nil, err
	}
	b, err := shared.read(ctx, newer, a)
	if err != nil {
		return nil, err
	}
	d := &Diff{From: head(older.Meta()), To: head(newer.Meta()), Raw: o.Raw}
	d.Repositories = shared.repositories(a, b)
	d.Commits = shared.activity(a, b, a.commits.sizes(), b.commitsTally)
	d.Discussions = Discussions{Section: shared.activity(a, b, a.discussions.sizes(), b.discussionsTally), Status: shared.transitions(b.statuses, &shared.status)}
	d.Developers = shared.section(a.developers(), b.developers(), &shared.people, name)
	renamed := shared.renames(a, b)
	d.Usages = shared.section(renamed.follow(a.usages, hub.Space, hub.Model), b.usages, &shared.ends, edge)
	d.Lineage = shared.section(renamed.follow(a.lineage, hub.Model, hub.Model), b.lineage, &shared.ends, relation)
	d.TrainedOn = shared.section(renamed.follow(a.trainedOn, hub.Model, hub.Dataset), b.trainedOn, &shared.ends, edge)
	d.Collaboration = shared.section(a.collaboration(), b.collaboration(), &shared.people, weight)
	d.Identities = shared.section(a.identities, b.identities, &shared.accounts, merge)
	d.Bots = shared.section(a.bots, b.bots, &shared.accounts, name)
	return d, nil
}

func head(m snapshot.Meta) Head {
	h := Head{Source: m.Source}
	if !m.CollectedAt.IsZero() {
		at := m.CollectedAt.UTC()
		h.CollectedAt = &at
	}
	return h
}

// shared holds the numberings common to both sides, so that numbers of one can
// be compared with numbers of the other.
type shared struct {
	Options
	seed     maphash.Seed
	owners   names.Table
	licenses names.Table
	status   names.Table // of discussions
	people   names.Table // the persons behind recorded names, or the names themselves
	ends     names.Table // ids of repositories at the ends of relations
	accounts names.Table // of merges and bots
}
