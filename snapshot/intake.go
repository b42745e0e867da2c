package snapshot

import (
	"context"
	"fmt"
	"hash/maphash"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// Intake reads a snapshot under the rules of the format. Repositories must be
// read first; the other files follow in any order, each once. It is not safe
// for concurrent use, except Progress.
type Intake struct {
	s       *Snapshot
	rejects *Rejects
	ignored hub.Ignored

	index [hub.KindCount]map[string]int32 // dense index by id, over all kinds
	count int32

	lastKind  hub.Kind // the repository asked for last: records of one come together
	lastID    string
	lastIndex int32

	commits, discussions *repeated
	seed                 maphash.Seed
}

// NewIntake returns an Intake that reports bad lines to rejects.
func NewIntake(s *Snapshot, rejects *Rejects) *Intake {
	in := &Intake{s: s, rejects: rejects, seed: maphash.MakeSeed(), lastIndex: -1}
	for k := range in.index {
		in.index[k] = map[string]int32{}
	}
	return in
}

// Snapshot returns what is read.
func (in *Intake) Snapshot() *Snapshot { return in.s }

// Rejects returns where bad lines are reported.
func (in *Intake) Rejects() *Rejects { return in.rejects }

// Ignored returns the counts of records left out so far; they are complete
// when every file was read.
func (in *Intake) Ignored() hub.Ignored { return in.ignored }

// Progress returns how many bytes of the snapshot were read from disk, of how
// many. It may be called from another goroutine.
func (in *Intake) Progress() (done, total int64) { return in.s.read.Load(), in.s.Size() }

// Repositories reads repositories.jsonl. The index numbers the repositories
// from 0 in file order, over all kinds. *r and its tags are reused after fn
// returns. Of a repeated (kind, id) only the first record is handed over.
func (in *Intake) Repositories(ctx context.Context, fn func(index int, r *hub.Repository) error) error {
	err := each(ctx, in.s, RepositoriesFile, in.rejects, decodeRepository, func(_ int64, r *hub.Repository) error {
		ids := in.index[r.Kind]
		if _, old := ids[r.ID]; old {
			return nil
		}
		i := in.count
		ids[strings.Clone(r.ID)] = i
		in.count++
		return fn(int(i), r)
	})
	in.commits, in.discussions = newRepeated(int(in.count)), newRepeated(int(in.count))
	return err
}

// lookup returns the index of a repository, -1 when it is not listed.
func (in *Intake) lookup(kind hub.Kind, id string) int32 {
	if in.lastIndex >= 0 && kind == in.lastKind && id == in.lastID {
		return in.lastIndex
	}
	i, ok := in.index[kind][id]
	if !ok {
		return -1
	}
	in.lastKind, in.lastID, in.lastIndex = kind, id, i
	return i
}

// Identities reads identities.jsonl. Only the first record of an alias is
// handed over; one that would close a circle is a reject.
func (in *Intake) Identities(ctx context.Context, fn func(hub.Identity) error) error {
	people := hub.NewPeople()
	return each(ctx, in.s, IdentitiesFile, in.rejects, decodeIdentity, func(line int64, id *hub.Identity) error {
		own := hub.Identity{Alias: strings.Clone(id.Alias), Canonical: strings.Clone(id.Canonical)}
		switch people.Merge(own) {
		case hub.MergeRepeated:
			return nil
		case hub.MergeCircle:
			name, _ := in.s.File(IdentitiesFile)
			return in.rejects.Add(Reject{File: name, Line: line, Reason: fmt.Sprintf("merging %s into %s closes a circle", quote(own.Alias), quote(own.Canonical))})
		}
		return fn(own)
	})
}

// Bots reads bots.jsonl, each name once.
func (in *Intake) Bots(ctx context.Context, fn func(hub.Bot) error) error {
	old := map[string]bool{}
	return each(ctx, in.s, BotsFile, in.rejects, decodeBot, func(_ int64, b *hub.Bot) error {
		if old[b.Name] {
			return nil
		}
		own := hub.Bot{Name: strings.Clone(b.Name)}
		old[own.Name] = true
		return fn(own)
	})
}

// People reads identities.jsonl and bots.jsonl.
func (in *Intake) People(ctx context.Context) (*hub.People, error) {
	people := hub.NewPeople()
	err := in.Identities(ctx, func(id hub.Identity) error {
		people.Merge(id)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return people, in.Bots(ctx, func(b hub.Bot) error {
		people.AddBot(b.Name)
		return nil
	})
}

// Commits reads commits.jsonl: the first record of every (kind, repo, sha)
// whose repository is listed. *c and its authors are reused after fn returns.
func (in *Intake) Commits(ctx context.Context, fn func(repo int, c *hub.Commit) error) error {
	return each(ctx, in.s, CommitsFile, in.rejects, decodeCommit, func(_ int64, c *hub.Commit) error {
		repo := in.lookup(c.Kind, c.Repo)
		if repo < 0 {
			in.ignored.CommitsOfUnknownRepositories++
			return nil
		}
		if !in.commits.add(repo, maphash.String(in.seed, c.SHA)) {
			in.ignored.CommitsRepeated++
			return nil
		}
		return fn(int(repo), c)
	})
}

// Discussions reads discussions.jsonl: the first record of every (kind, repo,
// num) whose repository is listed. *d is reused after fn returns.
func (in *Intake) Discussions(ctx context.Context, fn func(repo int, d *hub.Discussion) error) error {
	return each(ctx, in.s, DiscussionsFile, in.rejects, decodeDiscussion, func(_ int64, d *hub.Discussion) error {
		repo := in.lookup(d.Kind, d.Repo)
		if repo < 0 {
			in.ignored.DiscussionsOfUnknownRepositories++
			return nil
		}
		if !in.discussions.add(repo, uint64(d.Num)) {
			in.ignored.DiscussionsRepeated++
			return nil
		}
		return fn(int(repo), d)
	})
}

// Usages reads usages.jsonl: the first record of every (space, model) whose
// model is listed; space is -1 when the space is not.
func (in *Intake) Usages(ctx context.Context, fn func(space, model int, u hub.Usage) error) error {
	old := newPairs()
	return each(ctx, in.s, UsagesFile, in.rejects, decodeUsage, func(_ int64, u *hub.Usage) error {
		if !old.add(u.Space, u.Model) {
			in.ignored.UsagesRepeated++
			return nil
		}
		space, model := in.lookup(hub.Space, u.Space), in.lookup(hub.Model, u.Model)
		if model < 0 {
			in.ignored.UsagesOfUnknownModels++
			return nil
		}
		if space < 0 {
			in.ignored.UsagesByUnknownSpacesKept++
		}
		return fn(int(space), int(model), *u)
	})
}

// Lineage reads lineage.jsonl: the first record of every (model, base), both listed.
func (in *Intake) Lineage(ctx context.Context, fn func(model, base int, l hub.Lineage) error) error {
	old := newPairs()
	return each(ctx, in.s, LineageFile, in.rejects, decodeLineage, func(_ int64, l *hub.Lineage) error {
		model, base := in.lookup(hub.Model, l.Model), in.lookup(hub.Model, l.Base)
		if model < 0 || base < 0 || !old.add(l.Model, l.Base) {
			return nil
		}
		return fn(int(model), int(base), *l)
	})
}

// TrainedOn reads datasets.jsonl: the first record of every (model, dataset), both listed.
func (in *Intake) TrainedOn(ctx context.Context, fn func(model, dataset int, t hub.TrainedOn) error) error {
	old := newPairs()
	return each(ctx, in.s, DatasetsFile, in.rejects, decodeTrainedOn, func(_ int64, t *hub.TrainedOn) error {
		model, dataset := in.lookup(hub.Model, t.Model), in.lookup(hub.Dataset, t.Dataset)
		if model < 0 || dataset < 0 || !old.add(t.Model, t.Dataset) {
			return nil
		}
		return fn(int(model), int(dataset), *t)
	})
}

// pairs is a set of pairs of names.
type pairs struct {
	ids map[string]uint32
	set map[[2]uint32]struct{}
}

func newPairs() *pairs {
	return &pairs{ids: map[string]uint32{}, set: map[[2]uint32]struct{}{}}
}

// add puts a pair in; false when it was there.
func (p *pairs) add(a, b string) bool {
	key := [2]uint32{p.id(a), p.id(b)}
	if _, old := p.set[key]; old {
		return false
	}
	p.set[key] = struct{}{}
	return true
}

func (p *pairs) id(name string) uint32 {
	id, ok := p.ids[name]
	if !ok {
		id = uint32(len(p.ids))
		p.ids[strings.Clone(name)] = id
	}
	return id
}
