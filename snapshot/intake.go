package snapshot

import (
	"context"
	"hash/maphash"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// Intake reads a snapshot under the rules of the format. Repositories must be
// read first; the other files follow in any order, each once. It is not safe
// for concurrent use, except Progress.
type Intake struct {
	s       *Snapshot
	rejects *Rejects
	ignored hub.Ignored

	skim  bool
	dates bool                       // handed over, though skimmed
	ids   [hub.KindCount]names.Table // of the repositories
	index [hub.KindCount][]int32     // by number in ids: dense over all kinds
	count int32

	commits, discussions *repeated
	seed                 maphash.Seed
}

// NewIntake returns an Intake that reports bad lines to rejects.
func NewIntake(s *Snapshot, rejects *Rejects) *Intake {
	return &Intake{s: s, rejects: rejects, seed: maphash.MakeSeed()}
}

// Skim reads faster and in less memory for those who keep little: strings of
// records are valid only until fn returns, but for the id of a repository, and
// dates are checked but not handed over. It is called before anything is read.
func (in *Intake) Skim() { in.skim = true }

// KeepDates hands dates over in spite of Skim. It is called before anything is read.
func (in *Intake) KeepDates() { in.dates = true }

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
// returns; its id is a copy that may be kept. Of a repeated (kind, id) only the
// first record is handed over.
func (in *Intake) Repositories(ctx context.Context, fn func(index int, r *hub.Repository) error) error {
	said := []uint64{} // by index
	decode := func(p *parser, r *hashed, a *arena) {
		if decodeRepository(p, &r.Repository, a); p.err == nil {
			r.content = in.content(&r.Repository)
		}
	}
	err := each(ctx, in.reading(), RepositoriesFile, decode, func(line int64, h *hashed) error {
		r := &h.Repository
		n, added := in.ids[r.Kind].Add(r.ID)
		if !added {
			if said[in.index[r.Kind][n]] != h.content {
				in.rejects.contradiction(in.s.name(RepositoriesFile), line)
			}
			return nil
		}
		said = append(doubled(said), h.content)
		r.ID = in.ids[r.Kind].Name(n)
		i := in.count
		in.index[r.Kind] = append(doubled(in.index[r.Kind]), i)
		in.count++
		return fn(int(i), r)
	})
	in.commits, in.discussions = newRepeated(int(in.count)), newRepeated(int(in.count))
	return err
}

// doubled returns a full list with room for as many again. append adds a quarter
// to a long list, so that memory is filled and left four times as often.
func doubled[T any](list []T) []T {
	if len(list) == cap(list) {
		return slices.Grow(list, max(len(list), 1<<10))
	}
	return list
}

// hashed is a repository with a hash of what a second record may contradict.
type hashed struct {
	hub.Repository
	content uint64
}

// content is a hash of owner, licence and counts.
func (in *Intake) content(r *hub.Repository) uint64 {
	h := maphash.String(in.seed, r.Owner)
	for _, x := range [...]uint64{maphash.String(in.seed, r.License), uint64(r.Likes), uint64(r.Downloads)} {
		h = (h ^ x) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	return h
}

func (in *Intake) reading() reading {
	return reading{s: in.s, rejects: in.rejects, skim: in.skim, dates: in.dates || !in.skim}
}

// IDs returns the ids of the repositories handed over so far, by kind, numbered
// in the order of their records. They must not be changed.
func (in *Intake) IDs() *[hub.KindCount]names.Table { return &in.ids }

// lookup returns the index of a repository, -1 when it is not listed.
func (in *Intake) lookup(kind hub.Kind, id string) int32 {
	n, ok := in.ids[kind].Find(id)
	if !ok {
		return -1
	}
	return in.index[kind][n]
}

// place is where a record belongs, found while it is decoded.
type place struct {
	kind   hub.Kind
	id     string // "" for none yet
	number int32  // in ids of the kind, -1 when it is not listed
}

// ahead is how many repositories are tried before the table is asked.
const ahead = 4

// find returns the index of a repository as lookup does. last is the place of
// the record before: files have their records mostly in the order of the
// repositories, so the next ones are tried first.
func (in *Intake) find(last *place, kind hub.Kind, id string) int32 {
	if kind != last.kind || id != last.id {
		*last = place{kind, id, in.number(last, kind, id)}
	}
	if last.number < 0 {
		return -1
	}
	return in.index[kind][last.number]
}

func (in *Intake) number(last *place, kind hub.Kind, id string) int32 {
	ids := &in.ids[kind]
	if kind == last.kind && last.id != "" {
		for n := last.number + 1; n <= last.number+ahead && int(n) < ids.Len(); n++ {
			if ids.Name(n) == id {
				return n
			}
		}
	}
	if n, ok := ids.Find(id); ok {
		return n
	}
	return -1
}

// located is a record with what is needed to admit it.
type located[T any] struct {
	record T
	repo   int32  // index of its repository, -1 when that is not listed
	key    uint64 // tells the records of a repository apart
}

// Commits reads commits.jsonl: the first record of every (kind, repo, sha)
// whose repository is listed. *c and its authors are reused after fn returns;
// the authors must not be changed, as the next commit may share them.
func (in *Intake) Commits(ctx context.Context, fn func(repo int, c *hub.Commit) error) error {
	decode := func(p *parser, c *located[hub.Commit], a *arena) {
		if decodeCommit(p, &c.record, a); p.err != nil {
			return
		}
		c.repo = in.find(&a.at, c.record.Kind, c.record.Repo)
		c.key = maphash.String(in.seed, c.record.SHA)
	}
	err := each(ctx, in.reading(), CommitsFile, decode, func(_ int64, c *located[hub.Commit]) error {
		switch {
		case c.repo < 0:
			in.ignored.CommitsOfUnknownRepositories++
		case !in.commits.add(c.repo, c.key):
			in.ignored.CommitsRepeated++
		default:
			return fn(int(c.repo), &c.record)
		}
		return nil
	})
	in.commits = nil
	return err
}

// Discussions reads discussions.jsonl: the first record of every (kind, repo,
// num) whose repository is listed. *d is reused after fn returns.
func (in *Intake) Discussions(ctx context.Context, fn func(repo int, d *hub.Discussion) error) error {
	decode := func(p *parser, d *located[hub.Discussion], a *arena) {
		if decodeDiscussion(p, &d.record, a); p.err != nil {
			return
		}
		d.repo = in.find(&a.at, d.record.Kind, d.record.Repo)
		d.key = uint64(d.record.Num)
	}
	err := each(ctx, in.reading(), DiscussionsFile, decode, func(_ int64, d *located[hub.Discussion]) error {
		switch {
		case d.repo < 0:
			in.ignored.DiscussionsOfUnknownRepositories++
		case !in.discussions.add(d.repo, d.key):
			in.ignored.DiscussionsRepeated++
		default:
			return fn(int(d.repo), &d.record)
		}
		return nil
	})
	in.discussions = nil
	return err
}

// usage is a record of usages.jsonl with the indices of its repositories, -1 for
// one that is not listed.
type usage struct {
	hub.Usage
	space, model int32
}

// Usages reads usages.jsonl: the first record of every (space, model) whose
// model is listed; space is -1 when the space is not.
func (in *Intake) Usages(ctx context.Context, fn func(space, model int, u hub.Usage) error) error {
	decode := func(p *parser, u *usage, a *arena) {
		if decodeUsage(p, &u.Usage, a); p.err == nil {
			u.space, u.model = in.lookup(hub.Space, u.Space), in.lookup(hub.Model, u.Model)
		}
	}
	var listed keySet
	listed.reset(0)
	others := newPairs()
	add := func(u *usage) bool {
		if u.space >= 0 && u.model >= 0 {
			return listed.add(uint64(u.space)<<32 | uint64(u.model))
		}
		return others.add(u.Space, u.Model)
	}
	return each(ctx, in.reading(), UsagesFile, decode, func(_ int64, u *usage) error {
		if !add(u) {
			in.ignored.UsagesRepeated++
			return nil
		}
		if u.model < 0 {
			in.ignored.UsagesOfUnknownModels++
			return nil
		}
		if u.space < 0 {
			in.ignored.UsagesByUnknownSpacesKept++
		}
		return fn(int(u.space), int(u.model), u.Usage)
	})
}

// Lineage reads lineage.jsonl: the first record of every (model, base), both listed.
func (in *Intake) Lineage(ctx context.Context, fn func(model, base int, l hub.Lineage) error) error {
	old := map[[2]int32]string{} // relations
	return each(ctx, in.reading(), LineageFile, decodeLineage, func(line int64, l *hub.Lineage) error {
		model, base := in.lookup(hub.Model, l.Model), in.lookup(hub.Model, l.Base)
		if model < 0 || base < 0 {
			return nil
		}
		if first, repeated := old[[2]int32{model, base}]; repeated {
			if first != l.Relation {
				in.rejects.contradiction(in.s.name(LineageFile), line)
			}
			return nil
		}
		old[[2]int32{model, base}] = l.Relation
		return fn(int(model), int(base), *l)
	})
}

// TrainedOn reads datasets.jsonl: the first record of every (model, dataset), both listed.
func (in *Intake) TrainedOn(ctx context.Context, fn func(model, dataset int, t hub.TrainedOn) error) error {
	old := newPairs()
	return each(ctx, in.reading(), DatasetsFile, decodeTrainedOn, func(_ int64, t *hub.TrainedOn) error {
		model, dataset := in.lookup(hub.Model, t.Model), in.lookup(hub.Dataset, t.Dataset)
		if model < 0 || dataset < 0 || !old.add(t.Model, t.Dataset) {
			return nil
		}
		return fn(int(model), int(dataset), *t)
	})
}

// pairs is a set of pairs of names.
type pairs struct {
	ids names.Table
	set keySet
}

func newPairs() *pairs {
	p := &pairs{}
	p.set.reset(0)
	return p
}

// add puts a pair in; false when it was there.
func (p *pairs) add(a, b string) bool {
	x, _ := p.ids.Add(a)
	y, _ := p.ids.Add(b)
	return p.set.add(uint64(x)<<32 | uint64(y))
}
