package snapshot

import (
	"context"
	"hash/maphash"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// hashed is a repository with a hash of what a repeated record may contradict.
type hashed struct {
	hub.Repository
	content uint64
}

func (w *walk) repositories(ctx context.Context) error {
	contents, late := []uint64{}, w.late[RepositoriesFile] // contents by index
	decode := func(p *parser, r *hashed, a *arena) {
		if decodeRepository(p, &r.Repository, a); p.err == nil {
			r.content = w.content(&r.Repository)
		}
	}
	return each(ctx, w, RepositoriesFile, decode, func(line int64, h *hashed) error {
		w.good.Repositories[h.Kind]++
		id, index, added := w.ids.add(&h.Repository)
		if !added {
			if contents[index] != h.content {
				w.rejects.contradiction(w.s.name(RepositoriesFile), line)
			}
			return nil
		}
		contents = append(withRoom(contents), h.content)
		w.aliases.see(h.Owner)
		w.passed.look(&h.Repository)
		late.see(h.CreatedAt)
		late.see(h.LastModified)
		h.ID = id
		w.out.Records.Repositories[h.Kind]++
		if w.on.Repository == nil {
			return nil
		}
		return w.on.Repository(int(index), &h.Repository)
	})
}

// content is a hash of owner, licence and counts.
func (w *walk) content(r *hub.Repository) uint64 {
	h := maphash.String(w.seed, r.Owner)
	for _, x := range [...]uint64{maphash.String(w.seed, r.License), uint64(r.Likes), uint64(r.Downloads)} {
		h = (h ^ x) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	return h
}

// located is a record with what it takes to admit it.
type located[T any] struct {
	record T
	repo   int32  // index of its repository, -1 when that is not listed
	key    uint64 // tells apart the records of a repository
}

func (w *walk) commits(ctx context.Context) error {
	decode := func(p *parser, c *located[hub.Commit], a *arena) {
		if decodeCommit(p, &c.record, a); p.err != nil {
			return
		}
		c.repo = w.ids.findNear(&a.at, c.record.Kind, c.record.Repo)
		c.key = maphash.String(w.seed, c.record.SHA)
		for _, name := range c.record.Authors {
			w.aliases.see(name)
		}
	}
	seen, late := newRepeated(int(w.ids.count)), w.late[CommitsFile]
	return each(ctx, w, CommitsFile, decode, func(_ int64, c *located[hub.Commit]) error {
		w.good.Commits++
		switch {
		case c.repo < 0:
			w.out.Ignored.CommitsOfUnknownRepositories++
			return nil
		case !seen.add(c.repo, c.key):
			w.out.Ignored.CommitsRepeated++
			return nil
		}
		w.out.Records.Commits++
		late.see(c.record.Date)
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
		w.aliases.see(d.record.Author)
	}
	seen, late := newRepeated(int(w.ids.count)), w.late[DiscussionsFile]
	return each(ctx, w, DiscussionsFile, decode, func(_ int64, d *located[hub.Discussion]) error {
		w.good.Discussions++
		switch {
		case d.repo < 0:
			w.out.Ignored.DiscussionsOfUnknownRepositories++
			return nil
		case !seen.add(d.repo, d.key):
			w.out.Ignored.DiscussionsRepeated++
			return nil
		}
		w.out.Records.Discussions++
		late.see(d.record.Date)
		if w.on.Discussion == nil {
			return nil
		}
		return w.on.Discussion(int(d.repo), &d.record)
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

// add adds a pair; false when it was there already.
func (p *pairs) add(a, b string) bool {
	x, _ := p.ids.Add(a)
	y, _ := p.ids.Add(b)
	return p.set.add(uint64(x)<<32 | uint64(y))
}
