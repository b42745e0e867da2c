package diff

import (
	"context"
	"fmt"
	"hash/maphash"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Options says how to compare.
type Options struct {
	Rejects *snapshot.Rejects // takes the bad lines of both; when nil, the first one is an error

	Raw   bool // names as recorded: merges are not followed, bots stay
	Limit int  // longest list; 0 for no limit

	// AbsentIsEmpty treats a file that the newer snapshot does not have as an empty
	// one. Otherwise an absent file that the older one has is an error.
	AbsentIsEmpty bool
}

// Compare reads two snapshots and returns what changed from the older to the
// newer one. Its errors are those of snapshot.Snapshot.Walk.
func Compare(ctx context.Context, older, newer *snapshot.Snapshot, o Options) (*Diff, error) {
	if gone := absent(newer, older); len(gone) > 0 && !o.AbsentIsEmpty {
		return nil, fmt.Errorf("the newer snapshot has no %s, and the older one has; an absent file says nothing, an empty one that all is gone (--absent-is-empty takes the one for the other)",
			strings.Join(gone, ", no "))
	}
	shared := &shared{Options: o, seed: maphash.MakeSeed()}
	a, err := shared.read(ctx, older, nil)
	if err != nil {
		return nil, err
	}
	b, err := shared.read(ctx, newer, a)
	if err != nil {
		return nil, err
	}
	d := &Diff{From: head(older.Meta()), To: head(newer.Meta()), Raw: o.Raw, Unknown: absent(older, newer)}
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
	d.Accounts = shared.section(a.records, b.records, &shared.accounts, shared.account)
	return d, nil
}

// absent returns the files that a snapshot does not have and the other has.
func absent(s, other *snapshot.Snapshot) []string {
	out := []string{}
	for _, file := range snapshot.DataFiles {
		_, here := s.File(file)
		_, there := other.File(file)
		if there && !here {
			out = append(out, file)
		}
	}
	return out
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
	accounts names.Table // of merges, bots and records of accounts
	types    names.Table // what records of accounts say: type, NUL, full name
}
