package synthetic

import (
	"slices"
	"strconv"

	"github.com/hubgraph/hubgraph/hub"
)

// link is a model's tie to a base model or a dataset.
type link struct {
	to       int32 // index of the target; negative for an unlisted one
	relation uint8 // bases: index into hub.Relations
}

// relationWheel has the weights of hub.Relations.
var relationWheel = newWheel(55, 12, 15, 6, 12)

const (
	relationMerge   = 3
	relationUnknown = 4
	goneShare       = 30_000 // links to unlisted repositories, per million
	goneNames       = 50     // number of different names of those at scale 1
)

// derive gives a sixth of the models a base, and merges two or three; some
// find none. A base is older than what derives from it, so there are no
// cycles.
func (p *plan) derive(cat *catalogue) {
	s := p.stream("lineage", cat.kind)
	cat.bases = make([][]link, cat.len())
	for i := range cat.bases {
		if !s.one(6) || cat.legacy[i] {
			continue
		}
		relation := uint8(relationWheel.spin(s))
		count := 1
		if relation == relationMerge {
			count = s.between(2, 3)
		}
		for range count {
			if to, ok := p.base(cat, i, s); ok {
				cat.bases[i] = tie(cat.bases[i], link{to, relation})
			}
		}
	}
}

// base draws a popular older model; ok is false when a few tries find none.
func (p *plan) base(cat *catalogue, i int, s *stream) (to int32, ok bool) {
	if s.chance(goneShare) {
		return p.gone(s), true
	}
	for range 4 {
		if to := cat.popular(s, 6); cat.windows[to].from < cat.windows[i].from {
			return to, true
		}
	}
	return 0, false
}

// train gives a seventh of the models the datasets they were trained on.
func (p *plan) train(cat, datasets *catalogue) {
	s := p.stream("training", cat.kind)
	cat.datasets = make([][]link, cat.len())
	for i := range cat.datasets {
		if !s.one(7) {
			continue
		}
		for range s.between(1, 3) {
			to := datasets.popular(s, 4)
			if s.chance(goneShare) {
				to = p.gone(s)
			}
			cat.datasets[i] = tie(cat.datasets[i], link{to: to})
		}
	}
}

// tie adds a link unless it is there.
func tie(links []link, l link) []link {
	if slices.Contains(links, l) {
		return links
	}
	return append(links, l)
}

// gone draws a repository that is no longer listed.
func (p *plan) gone(s *stream) int32 {
	return -1 - int32(s.below(max(3, goneNames*p.sizes.Repositories[hub.Model]/348181)))
}

// linked is the id of a link's target.
func linked(cat *catalogue, l link) string {
	if l.to >= 0 {
		return cat.ids[l.to]
	}
	return goneID(cat.kind, int(-1-l.to))
}

// goneOwner begins the ids of repositories that are not listed.
const goneOwner = "former-guild/"

// goneID is the id of the n-th repository of a kind that is not listed.
func goneID(k hub.Kind, n int) string {
	return goneOwner + "withdrawn-" + k.String() + "-" + strconv.Itoa(n)
}

// lineage writes lineage.jsonl and datasets.jsonl, in the order of models.
func (g *generator) lineage() error {
	cat, datasets := g.catalogues[hub.Model], g.catalogues[hub.Dataset]
	for i, links := range cat.bases {
		for _, l := range links {
			r := hub.Lineage{Model: cat.ids[i], Base: linked(cat, l), Relation: hub.Relations[l.relation]}
			if err := g.sink.Lineage(r); err != nil {
				return err
			}
		}
	}
	for i, links := range cat.datasets {
		for _, l := range links {
			if err := g.sink.TrainedOn(hub.TrainedOn{Model: cat.ids[i], Dataset: linked(datasets, l)}); err != nil {
				return err
			}
		}
	}
	return nil
}
