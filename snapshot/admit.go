package snapshot

import (
	"context"
	"hash/maphash"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// hashed is a repository with a hash of what a second record may contradict.
type hashed struct {
	hub.Repository
	content uint64
}

func (w *walk) repositories(ctx context.Context) error {
	contents := []uint64{} // by index
	decode := func(p *parser, r *hashed, a *arena) {
		if decodeRepository(p, &r.Repository, a); p.err == nil {
			r.content = w.content(&r.Repository)
		}
	}
	return each(ctx, w, RepositoriesFile, decode, func(line int64, h *hashed) error {
		id, index, added := w.ids.add(&h.Repository)
		if !added {
			if contents[index] != h.content {
				w.rejects.contradiction(w.s.name(RepositoriesFile), line)
			}
			return nil
		}
		contents = append(withRoom(contents), h.content)
		h.ID = id
		w.out.Records.Repositories[h.Kind]++
		if w.on.Repository == nil {
			return nil
		}
		return w.on.Repository(int(index), &h.Repository)
	})
}

// content is a hash of owner, license and counts.
func (w *walk) content(r *hub.Repository) uint64 {
	h := maphash.String(w.seed, r.Owner)
	for _, x := range [...]uint64{maphash.String(w.seed, r.License), uint64(r.Likes), uint64(r.Downloads)} {
		h = (h ^ x) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	return h
}

// located is a record with what is needed to admit it.
type located[T any] struct {
	record T
	repo   int32  // index of its repository, -1 when that is not listed
	key    uint64 // tells the records of a repository apart
}

func (w *walk) commits(ctx context.Context) error {
	decode := func(p *parser, c *located[hub.Commit], a *arena) {
		if decodeCommit(p, &c.record, a); p.err != nil {
			return
		}
		c.repo = w.ids.findNear(&a.at, c.record.Kind, c.record.Repo)
		c.key = maphash.String(w.seed, c.record.SHA)
	}
	seen := newRepeated(int(w.ids.count))
	return each(ctx, w, CommitsFile, decode, func(_ int64, c *located[hub.Commit]) error {
		switch {
		case c.repo < 0:
			w.out.Ignored.CommitsOfUnknownRepositories++
			return nil
		case !seen.add(c.repo, c.key):
			w.out.Ignored.CommitsRepeated++
			return nil
		}
		w.out.Records.Commits++
		if w.on.Commit == nil {
			return nil
		}
		return w.on.Commit(int(c.repo), &c.record)
	})
}

func (w *walk) discussions(ctx context.Context) error {
	decode := func(p *parser, d *located[hub.Discussion], a *arena) {
		if decodeDiscussion(p, &d.record, a); p.err != nil {
			return
		}
		d.repo = w.ids.findNear(&a.at, d.record.Kind, d.record.Repo)
		d.key = uint64(d.record.Num)
	}
	seen := newRepeated(int(w.ids.count))
	return each(ctx, w, DiscussionsFile, decode, func(_ int64, d *located[hub.Discussion]) error {
		switch {
		case d.repo < 0:
			w.out.Ignored.DiscussionsOfUnknownRepositories++
			return nil
		case !seen.add(d.repo, d.key):
			w.out.Ignored.DiscussionsRepeated++
			return nil
		}
		w.out.Records.Discussions++
		if w.on.Discussion == nil {
			return nil
		}
		return w.on.Discussion(int(d.repo), &d.record)
	})
}

// usage is a record of usages.jsonl with the indices of its repositories, -1 for
// one that is not listed.
type usage struct {
	hub.Usage
	space, model int32
}

// usages admits the first of every (space, model) whose model is listed.
func (w *walk) usages(ctx context.Context) error {
	decode := func(p *parser, u *usage, a *arena) {
		if decodeUsage(p, &u.Usage, a); p.err == nil {
			u.space, u.model = w.ids.find(hub.Space, u.Space), w.ids.find(hub.Model, u.Model)
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
	return each(ctx, w, UsagesFile, decode, func(_ int64, u *usage) error {
		if !add(u) {
			w.out.Ignored.UsagesRepeated++
			return nil
		}
		if u.model < 0 {
			w.out.Ignored.UsagesOfUnknownModels++
			return nil
		}
		if u.space < 0 {
			w.out.Ignored.UsagesByUnknownSpacesKept++
		}
		w.out.Records.Usages++
		if w.on.Usage == nil {
			return nil
		}
		return w.on.Usage(int(u.space), int(u.model), u.Usage)
	})
}

func (w *walk) lineage(ctx context.Context) error {
	relations := map[[2]int32]string{}
	return each(ctx, w, LineageFile, decodeLineage, func(line int64, l *hub.Lineage) error {
		model, base := w.ids.find(hub.Model, l.Model), w.ids.find(hub.Model, l.Base)
		if model < 0 || base < 0 {
			return nil
		}
		if first, repeated := relations[[2]int32{model, base}]; repeated {
			if first != l.Relation {
				w.rejects.contradiction(w.s.name(LineageFile), line)
			}
			return nil
		}
		relations[[2]int32{model, base}] = l.Relation
		w.out.Records.Lineage++
		if w.on.Lineage == nil {
			return nil
		}
		return w.on.Lineage(int(model), int(base), *l)
	})
}

func (w *walk) trainedOn(ctx context.Context) error {
	seen := newPairs()
	return each(ctx, w, DatasetsFile, decodeTrainedOn, func(_ int64, t *hub.TrainedOn) error {
		model, dataset := w.ids.find(hub.Model, t.Model), w.ids.find(hub.Dataset, t.Dataset)
		if model < 0 || dataset < 0 || !seen.add(t.Model, t.Dataset) {
			return nil
		}
		w.out.Records.TrainedOn++
		if w.on.TrainedOn == nil {
			return nil
		}
		return w.on.TrainedOn(int(model), int(dataset), *t)
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
