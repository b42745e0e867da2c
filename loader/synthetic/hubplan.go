package synthetic

import "github.com/hubgraph/hubgraph/hub"

// plan is everything that is decided before the first record is written.
type plan struct {
	seed    uint64
	sizes   Sizes
	people  *people
	shelves [hub.KindCount]*shelf
}

func newPlan(o Options) *plan {
	z := SizesAt(o.Scale)
	p := &plan{seed: o.Seed, sizes: z, people: newPeople(o.Seed, z)}
	net := collaborate(o.Seed, z)
	copy(p.people.home, net.topics)
	for _, k := range hub.Kinds {
		h := newShelf(k, z.Repositories[k])
		p.shelves[k] = h
		s := p.stream("popularity", k)
		for i := range h.popularity {
			h.popularity[i] = s.heavy()
		}
		if k == hub.Model {
			p.staffModels(h, net.teams)
		} else {
			p.staff(h)
		}
		h.byPopularity = rank(h.popularity)
		p.date(h)
		p.count(h)
		p.license(h)
	}
	p.duplicate(p.shelves[hub.Space])
	models, datasets := p.shelves[hub.Model], p.shelves[hub.Dataset]
	p.markLegacy(models)
	p.derive(models)
	p.train(models, datasets)
	for _, h := range p.shelves {
		p.name(h)
	}
	return p
}

// stream returns the stream of a purpose for one kind.
func (p *plan) stream(purpose string, k hub.Kind) *stream {
	return newStream(p.seed, purpose, int(k))
}

// date decides when each repository was made and last changed.
func (p *plan) date(h *shelf) {
	s := p.stream("dates", h.kind)
	for i := range h.windows {
		h.windows[i] = s.active(s.birth())
	}
}

// How far likes, downloads and so on follow popularity, in percent (blend):
// chosen for the paper's correlations of activities.
const (
	likesFollow     = 70
	downloadsFollow = 45
	commitsFollow   = 25
	startersFollow  = 72
	extraFollow     = 80
	usageFollow     = 60
)

// count decides how much of everything each repository has.
func (p *plan) count(h *shelf) {
	c := paper[h.kind]
	h.likes = c.likes.assign(blend(h.popularity, likesFollow, p.stream("likes", h.kind)))
	if h.kind != hub.Space {
		h.downloads = c.downloads.assign(blend(h.popularity, downloadsFollow, p.stream("downloads", h.kind)))
	}
	h.starters = c.starters.assign(blend(h.popularity, startersFollow, p.stream("starters", h.kind)))
	most := int64(len(p.people.all) / 2)
	talk := make([]int64, h.len())
	s := p.stream("extra", h.kind)
	for i, n := range h.starters {
		h.starters[i] = min(n, most)
		if n > 0 { // only who has started one starts another
			talk[i] = 1<<40 + extraFollow*h.popularity[i] + (100-extraFollow)*s.heavy()
		}
	}
	h.extra = c.extra.assign(talk)
	for i, n := range h.starters {
		if n == 0 {
			h.extra[i] = 0
		}
	}
	p.countCommits(h)
}

// countCommits gives repositories with teams more, and each at least one
// commit of each of its leads.
func (p *plan) countCommits(h *shelf) {
	score := blend(h.popularity, commitsFollow, p.stream("commits", h.kind))
	for i := range score {
		switch {
		case h.authors[i] < 0:
			score[i] = -1
		case h.teams[i] >= 0:
			score[i] += score[i] / 2
		}
	}
	h.commits = paper[h.kind].commits.assign(score)
	for i := range h.commits {
		if h.authors[i] < 0 {
			h.commits[i] = 0
			continue
		}
		h.commits[i] = max(h.commits[i], int64(h.leads(i)), 1)
		if h.commits[i] > h.commits[h.busiest] {
			h.busiest = int32(i)
		}
	}
}
