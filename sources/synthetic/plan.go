package synthetic

import "github.com/hubgraph/hubgraph/hub"

// plan holds everything that is decided before the first record is written.
type plan struct {
	seed       uint64
	sizes      Sizes
	people     *people
	catalogues [hub.KindCount]*catalogue
}

func newPlan(o Options) *plan {
	z := SizesAt(o.Scale)
	p := &plan{seed: o.Seed, sizes: z, people: newPeople(o.Seed, z)}
	net := collaborate(o.Seed, z)
	copy(p.people.home, net.topics)
	for _, k := range hub.Kinds {
		cat := newCatalogue(k, z.Repositories[k])
		p.catalogues[k] = cat
		s := p.stream("popularity", k)
		for i := range cat.popularity {
			cat.popularity[i] = s.heavy()
		}
		if k == hub.Model {
			p.assignModelMembers(cat, net.groups)
		} else {
			p.assignMembers(cat)
		}
		cat.byPopularity = rank(cat.popularity)
		p.date(cat)
		p.count(cat)
		p.license(cat)
	}
	p.duplicate(p.catalogues[hub.Space])
	models, datasets := p.catalogues[hub.Model], p.catalogues[hub.Dataset]
	p.markLegacy(models)
	p.derive(models)
	p.train(models, datasets)
	for _, cat := range p.catalogues {
		p.name(cat)
	}
	return p
}

// stream returns the stream of a purpose for one kind.
func (p *plan) stream(purpose string, k hub.Kind) *stream {
	return newStream(p.seed, purpose, int(k))
}

// date decides when each repository was made and last changed.
func (p *plan) date(cat *catalogue) {
	s := p.stream("dates", cat.kind)
	for i := range cat.windows {
		cat.windows[i] = s.active(s.birth())
	}
}

// How closely likes, downloads and so on follow popularity, in percent
// (blend), chosen to match the paper's correlations of activities.
const (
	likesFollow     = 70
	downloadsFollow = 45
	commitsFollow   = 25
	startersFollow  = 72
	extraFollow     = 80
	usageFollow     = 60
)

// count decides how many of everything each repository has.
func (p *plan) count(cat *catalogue) {
	c := paper[cat.kind]
	cat.likes = c.likes.assign(blend(cat.popularity, likesFollow, p.stream("likes", cat.kind)))
	if cat.kind != hub.Space {
		cat.downloads = c.downloads.assign(blend(cat.popularity, downloadsFollow, p.stream("downloads", cat.kind)))
	}
	cat.starters = c.starters.assign(blend(cat.popularity, startersFollow, p.stream("starters", cat.kind)))
	most := int64(len(p.people.all) / 2)
	talk := make([]int64, cat.len())
	s := p.stream("extra", cat.kind)
	for i, n := range cat.starters {
		cat.starters[i] = min(n, most)
		if n > 0 { // only someone who has started one starts another
			talk[i] = 1<<40 + extraFollow*cat.popularity[i] + (100-extraFollow)*s.heavy()
		}
	}
	cat.extra = c.extra.assign(talk)
	for i, n := range cat.starters {
		if n == 0 {
			cat.extra[i] = 0
		}
	}
	p.countCommits(cat)
}

// countCommits gives repositories with several contributors more, and each at least one
// commit of each of its first authors.
func (p *plan) countCommits(cat *catalogue) {
	score := blend(cat.popularity, commitsFollow, p.stream("commits", cat.kind))
	for i := range score {
		switch {
		case cat.authors[i] < 0:
			score[i] = -1
		case cat.groupOf[i] >= 0:
			score[i] += score[i] / 2
		}
	}
	cat.commits = paper[cat.kind].commits.assign(score)
	for i := range cat.commits {
		if cat.authors[i] < 0 {
			cat.commits[i] = 0
			continue
		}
		cat.commits[i] = max(cat.commits[i], int64(cat.firstAuthors(i)), 1)
		if cat.commits[i] > cat.commits[cat.busiest] {
			cat.busiest = int32(i)
		}
	}
}
