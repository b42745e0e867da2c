package synthetic

import (
	"slices"
	"strconv"

	"github.com/hubgraph/hubgraph/hub"
)

// link is a model's tie to a base model or a dataset.
type link struct {
	to       int32 // index of the target; below 0 it is one that is not listed
	relation uint8 // bases: index into hub.Relations
}

// relationWheel has the weights of hub.Relations.
var relationWheel = newWheel(55, 12, 15, 6, 12)

const (
	relationMerge   = 3
	relationUnknown = 4
	goneShare       = 30_000 // links to what is not listed, per million
	goneNames       = 50     // of so many different names per scale 1
)

// derive gives a sixth of the models a base, merges two or three; some find
// none. A base is older than what derives from it, so there are no circles.
func (p *plan) derive(h *shelf) {
	s := p.stream("lineage", h.kind)
	h.bases = make([][]link, h.len())
	for i := range h.bases {
		if !s.one(6) || h.legacy[i] {
			continue
		}
		relation := uint8(relationWheel.spin(s))
		count := 1
		if relation == relationMerge {
			count = s.between(2, 3)
		}
		for range count {
			if to, ok := p.base(h, i, s); ok {
				h.bases[i] = tie(h.bases[i], link{to, relation})
			}
		}
	}
}

// base draws a popular older model; ok is false when a few tries find none.
func (p *plan) base(h *shelf, i int, s *stream) (to int32, ok bool) {
	if s.chance(goneShare) {
		return p.gone(s), true
	}
	for range 4 {
		if to := h.popular(s, 6); h.windows[to].from < h.windows[i].from {
			return to, true
		}
	}
	return 0, false
}

// train gives a seventh of the models datasets that they were trained on.
func (p *plan) train(h, datasets *shelf) {
	s := p.stream("training", h.kind)
	h.datasets = make([][]link, h.len())
	for i := range h.datasets {
		if !s.one(7) {
			continue
		}
		for range s.between(1, 3) {
			to := datasets.popular(s, 4)
			if s.chance(goneShare) {
				to = p.gone(s)
			}
			h.datasets[i] = tie(h.datasets[i], link{to: to})
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

// gone draws a repository that is not listed any more.
func (p *plan) gone(s *stream) int32 {
	return -1 - int32(s.below(max(3, goneNames*p.sizes.Repositories[hub.Model]/348181)))
}

// linked is the id of a link's target.
func linked(h *shelf, l link) string {
	if l.to >= 0 {
		return h.ids[l.to]
	}
	return goneID(h.kind, int(-1-l.to))
}

// goneID is the id of the n-th repository of a kind that is not listed.
func goneID(k hub.Kind, n int) string {
	return "former-guild/withdrawn-" + k.String() + "-" + strconv.Itoa(n)
}

// lineage writes lineage.jsonl and datasets.jsonl, in the order of models.
func (g *generator) lineage() error {
	h, datasets := g.shelves[hub.Model], g.shelves[hub.Dataset]
	for i, links := range h.bases {
		for _, l := range links {
			r := hub.Lineage{Model: h.ids[i], Base: linked(h, l), Relation: hub.Relations[l.relation]}
			if err := g.sink.Lineage(r); err != nil {
				return err
			}
		}
	}
	for i, links := range h.datasets {
		for _, l := range links {
			if err := g.sink.TrainedOn(hub.TrainedOn{Model: h.ids[i], Dataset: linked(datasets, l)}); err != nil {
				return err
			}
		}
	}
	return nil
}
